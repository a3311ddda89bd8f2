package perfmap.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import perfmap.file.FileFailure;
import perfmap.report.ShownName;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The program: reads the command line, runs the command, and turns what went wrong into one line. */
public final class Main {
    static final String NAME = "perfmap-compact";
    private static final String HELP = "help";

    private static final Map<String, Class<?>> COMMANDS = Map.of("churn", ChurnCommand.class,
            "check", CheckCommand.class, "diff", DiffCommand.class, "kinds", KindsCommand.class);

    private Main() {
    }

    /** Runs the command line {@code args} and ends the process with its exit status. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String[] args) {
        PrintStream error = Terminal.error();
        boolean verbose = Arrays.asList(args).contains("--verbose");
        try {
            if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
                Terminal.print(version() + '\n'); // asked for often, by scripts: not worth the parser's start
                return ExitStatus.DONE;
            }
            return run(understood(Arguments.whole(args)), verbose, error);
        } catch (FileFailure | Refusal | OutOfMemoryError e) {
            return report(e, verbose, error);
        }
    }

    private static int run(String[] args, boolean verbose, PrintStream error) throws FileFailure {
        CommandLine commandLine = commandLine(args);
        commandLine.getCommandSpec().version(version());
        StringWriter help = new StringWriter();
        commandLine.setOut(new PrintWriter(help)).setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExpandAtFiles(false); // @1.map is a map like any other
        Failures failures = new Failures(verbose, error);
        commandLine.setParameterExceptionHandler(failures).setExecutionExceptionHandler(failures);
        int status = commandLine.execute(isSubcommand(args) ? Arrays.copyOfRange(args, 1, args.length) : args);
        Terminal.print(help.toString());
        return status;
    }

    /**
     * What becomes of what is thrown. Java's file of classes holds no lambdas of interfaces as old as picocli's: two
     * would be made anew at each start.
     */
    private record Failures(boolean verbose, PrintStream error)
            implements IParameterExceptionHandler, IExecutionExceptionHandler {
        @Override
        public int handleParseException(ParameterException e, String[] args) {
            error.println(NAME + ": " + Mistyped.line(e));
            return ExitStatus.USAGE;
        }

        @Override
        public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
            return report(e, verbose, error);
        }
    }

    /** {@code args} with {@code help churn} as {@code churn --help}, once it is clear that a command is no typo. */
    private static String[] understood(String[] args) throws Refusal {
        if (args.length == 0 || isSubcommand(args)) {
            return args;
        }
        if (!args[0].equals(HELP)) {
            Mistyped.refuseIfCommand(args[0], words());
            return args;
        }
        if (args.length == 1 || args[1].equals(HELP) || args[1].startsWith("-")) {
            return new String[] {"--help"};
        }
        if (!COMMANDS.containsKey(args[1])) {
            throw Mistyped.command(ExitStatus.USAGE, args[1] + ": no such command", args[1], words());
        }
        return new String[] {args[1], "--help"};
    }

    static Set<String> words() {
        Set<String> words = new TreeSet<>(COMMANDS.keySet());
        words.add(HELP);
        return words;
    }

    private static boolean isSubcommand(String[] args) {
        return args.length > 0 && COMMANDS.containsKey(args[0]);
    }

    /** Only the command that was asked for is set up: each costs a start some milliseconds. */
    private static CommandLine commandLine(String[] args) {
        if (!isSubcommand(args)) {
            return new CommandLine(new CompactCommand());
        }
        CommandLine command = new CommandLine(COMMANDS.get(args[0]));
        command.setCommandName(NAME + " " + args[0]);
        return command;
    }

    static String version() {
        return NAME + " " + Main.class.getPackage().getImplementationVersion();
    }

    private static int report(Throwable e, boolean verbose, PrintStream error) {
        if (verbose) {
            e.printStackTrace(error);
        }
        Throwable told = e instanceof OutOfMemoryError full ? HeapNeed.afterReading(full) : e;
        if (told instanceof Refusal refusal) {
            error.println(NAME + ": " + ShownName.ofText(refusal.getMessage()));
            return refusal.status();
        }
        if (e instanceof FileFailure failure) {
            if (failure.getCause() instanceof IOException io && "Broken pipe".equals(io.getMessage())) {
                return ExitStatus.BROKEN_PIPE; // whoever read our output has seen enough
            }
            error.println(NAME + ": " + ShownName.ofText(failure.getMessage()));
            return ExitStatus.of(failure);
        }
        error.println(NAME + ": internal fault: " + ShownName.ofText(e.toString()) + " (--verbose shows where)");
        return ExitStatus.FAULT;
    }
}
