package perfmap.cli;

import java.util.concurrent.Callable;
import perfmap.file.FileFailure;
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
    public Integer call() throws FileFailure {
        int columns = Terminal.columns();
        StringBuilder kinds = new StringBuilder();
        for (Group group : Group.values()) {
            kinds.append(group.label()).append('\n');
            for (Kind kind : Kind.values()) {
                if (kind.group() == group) {
                    String line = String.format("  %-32s  %s", kind.label(), kind.example());
                    kinds.append(Printable.cut(line, columns)).append('\n');
                }
            }
        }
        Terminal.print(kinds.toString());
        return ExitStatus.DONE;
    }
}
