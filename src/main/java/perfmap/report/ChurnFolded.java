package perfmap.report;

import java.io.IOException;
import java.io.Writer;
import java.util.regex.Pattern;
import perfmap.churn.ChurnReport;

/**
 * A churn report as folded stacks for flame-graph tools: {@code group;kind;symbol bytes}, a line for each
 * symbol. Names are made printable; a semicolon, which would cut one in two, becomes a colon, and a blank before
 * a number at the end, which would be taken for the count of a second profile, an underscore.
 */
public final class ChurnFolded {
    private static final Pattern COUNT_AT_THE_END = Pattern.compile(" (?=[0-9]+(\\.[0-9]*)?$)");

    private ChurnFolded() {
    }

    /** Writes the log bytes of all symbols of {@code report} to {@code out}, which is flushed. */
    public static void write(ChurnReport report, Writer out) throws IOException {
        report.forEachSymbol((traits, name, logBytes) -> {
            String shown = Printable.of(name).replace(';', ':');
            out.write(traits.group().label() + ';' + traits.kind().label() + ';'
                    + (shown.isBlank() ? "[empty name]" : withoutCount(shown)) + ' ' + logBytes + '\n');
        });
        out.flush();
    }

    private static String withoutCount(String name) {
        return COUNT_AT_THE_END.matcher(name).replaceFirst("_");
    }
}
