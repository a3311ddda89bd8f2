package perfmap.report;

import java.io.IOException;
import java.io.Writer;
import perfmap.churn.ChurnReport;

/**
 * A churn report as folded stacks for flame-graph tools: {@code group;kind;symbol bytes}, a line for each
 * symbol. Names are made printable; a semicolon, which would cut one in two, becomes a colon.
 */
public final class ChurnFolded {
    private ChurnFolded() {
    }

    /** Writes the log bytes of all symbols of {@code report} to {@code out}, which is flushed. */
    public static void write(ChurnReport report, Writer out) throws IOException {
        report.forEachSymbol((traits, name, logBytes) -> {
            String shown = Printable.of(name).replace(';', ':');
            out.write(traits.group().label() + ';' + traits.kind().label() + ';'
                    + (shown.isBlank() ? "[empty name]" : shown) + ' ' + logBytes + '\n');
        });
        out.flush();
    }
}
