package perfmap.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import perfmap.report.Printable;
import perfmap.symbol.Group;
import perfmap.symbol.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code perfmap-compact kinds}: the kinds and groups that filters and reports know. */
@Command(name = "kinds", usageHelpAutoWidth = true,
        description = {"", "Lists the kinds of symbols by group, each with an example.", ""})
final class KindsCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        int columns = Terminal.columns();
        PrintStream out = Terminal.output();
        for (Group group : Group.values()) {
            out.println(group.label());
            for (Kind kind : Kind.values()) {
                if (kind.group() == group) {
                    out.println(Printable.cut(String.format("  %-32s  %s", kind.label(), kind.example()), columns));
                }
            }
        }
        out.flush();
        return ExitStatus.DONE;
    }
}
