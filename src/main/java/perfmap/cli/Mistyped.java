package perfmap.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import perfmap.report.Nearest;
import perfmap.report.ShownName;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What is said of a command line that can't be understood: what is wrong, and what was likely meant. */
final class Mistyped {
    private static final Pattern WORD = Pattern.compile("[a-z]+");

    private Mistyped() {
    }

    /** What is wrong with a command line that the parser refused, in one line. */
    static String line(ParameterException e) {
        List<String> options = e.getCommandLine().getUnmatchedArguments().stream()
                .filter(argument -> argument.startsWith("-")).toList();
        String message = options.isEmpty() ? e.getMessage().lines().findFirst().orElse("wrong usage")
                : ofOption(options.get(0).replaceFirst("=.*", ""), e.getCommandLine());
        return ShownName.ofText(message) + " (see '" + e.getCommandLine().getCommandName() + " --help')";
    }

    private static String ofOption(String option, CommandLine command) {
        return "Unknown option '" + option + "'"
                + suggestion(Nearest.closeTo(option, command.getCommandSpec().optionsMap().keySet()));
    }

    private static String suggestion(Optional<String> nearest) {
        return nearest.map(word -> "; did you mean '" + word + "'?").orElse("");
    }

    /** Refuses {@code word} where a file or one of {@code commands} may stand, if it can only be meant as a command. */
    static void refuseIfCommand(String word, Collection<String> commands) throws Refusal {
        if (!WORD.matcher(word).matches() || exists(word)) {
            return;
        }
        if (commands.contains(word)) {
            throw new Refusal(ExitStatus.USAGE, word + ": No such file or directory, and a command comes before its"
                    + " options (see '" + Main.NAME + " --help')");
        }
        boolean isClose = Nearest.closeTo(word, commands).isPresent();
        throw command(isClose ? ExitStatus.USAGE : ExitStatus.NO_INPUT,
                word + ": No such file or directory, and no such command", word, commands);
    }

    /** Why {@code word} is none of {@code commands}, and which it was likely meant to be. */
    static Refusal command(int status, String why, String word, Collection<String> commands) {
        return new Refusal(status, why + suggestion(Nearest.closeTo(word, commands))
                + " (see '" + Main.NAME + " --help')");
    }

    private static boolean exists(String name) {
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return true; // what is wrong with it is told when it is opened
        }
    }
}
