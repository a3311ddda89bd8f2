package perfmap.report;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import perfmap.churn.Breakdown;
import perfmap.churn.ChurnReport;
import perfmap.churn.Counts;
import perfmap.churn.Growth;
import perfmap.churn.Remedy;
import perfmap.churn.Row;

/** A churn report for a terminal: as many columns as fit, the name last. */
public final class ChurnText {
    private static final int NAME_COLUMNS = 28;
    private static final String BOLD = "\033[1m";
    private static final String PLAIN = "\033[0m";

    private final ChurnReport report;
    private final PrintStream out;
    private final int width;
    private final boolean styled;

    private record Column(String title, int width, Function<Counts, String> value) {
    }

    /**
     * Prints to {@code out}.
     *
     * @param width  the columns of the terminal, at least 60
     * @param styled whether headings may be set in bold by escape sequences
     */
    public ChurnText(ChurnReport report, PrintStream out, int width, boolean styled) {
        this.report = report;
        this.out = out;
        this.width = width;
        this.styled = styled;
    }

    /** The headline figures, {@code tables}, and what would have helped. */
    public void print(List<Breakdown> tables) {
        header();
        for (Breakdown table : tables) {
            out.println();
            print(table);
        }
        out.println();
        remedies();
    }

    private void header() {
        Counts all = report.everything();
        Counts total = report.total();
        out.println(bold(Printable.cut(Printable.of(report.source()), width - 50) + ": "
                + Units.bytes(report.scan().mapBytes()) + ", " + Units.count(all.entries()) + " entries of "
                + Units.count(all.symbols()) + " symbols"));
        out.println(Units.count(all.live()) + " live (" + Units.share(all.live(), all.entries()) + "), "
                + Units.count(all.stale()) + " stale (" + Units.share(all.stale(), all.entries()) + "), "
                + Units.count(all.relogged()) + " re-logged (" + Units.share(all.relogged(), all.entries()) + ")");
        Growth growth = report.growth();
        if (growth == null) {
            out.println("growth not known; give --elapsed, as 3d4h");
        } else {
            out.println("growing by " + Units.bytes(growth.perDay(report.scan().mapBytes())) + " a day, "
                    + Units.rate(growth.perSecond(all.entries())) + " entries a second (over "
                    + Units.duration(growth.seconds())
                    + (growth.inferred() ? ", inferred from the file's birth and last write)" : ")"));
        }
        if (total.entries() != all.entries()) {
            out.println("filtered: " + Units.count(total.entries()) + " entries of "
                    + Units.count(total.symbols()) + " symbols are shown");
        }
    }

    private void print(Breakdown table) {
        List<Column> columns = columns();
        StringBuilder heading = new StringBuilder();
        for (Column column : columns) {
            heading.append(padded(column.title, column.width)).append("  ");
        }
        List<String> names = table.by().stream().map(by -> by.label().toUpperCase(Locale.ROOT)).toList();
        out.println(bold(heading + String.join(" / ", names)));
        print(table.rows(), columns, 0);
        line(columns, report.total(), "total");
    }

    private void print(List<Row> rows, List<Column> columns, int depth) {
        for (Row row : rows) {
            line(columns, row.counts(), "  ".repeat(depth) + name(row.key()));
            print(row.rows(), columns, depth + 1);
        }
    }

    private void line(List<Column> columns, Counts counts, String name) {
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (Column column : columns) {
            line.append(padded(column.value.apply(counts), column.width)).append("  ");
            used += column.width + 2;
        }
        out.println(line.append(Printable.cut(name, width - used)).toString().stripTrailing());
    }

    private static String name(String key) {
        return key.isEmpty() ? "[empty name]" : Printable.of(key.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The columns that leave room for a name, the most telling first. */
    private List<Column> columns() {
        Counts total = report.total();
        List<Column> wanted = new ArrayList<>();
        wanted.add(new Column("LOG", 7, counts -> Units.bytes(counts.logBytes())));
        wanted.add(new Column("SHARE", 7, counts -> Units.share(counts.logBytes(), total.logBytes())));
        wanted.add(new Column("ENTRIES", 10, counts -> Units.count(counts.entries())));
        wanted.add(new Column("LIVE", 9, counts -> Units.count(counts.live())));
        wanted.add(new Column("REWRITES", 8, counts -> Units.ratio(counts.entries(), counts.live())));
        wanted.add(new Column("STALE", 7, counts -> Units.share(counts.stale(), counts.entries())));
        if (report.growth() != null) {
            wanted.add(new Column("A DAY", 7, counts -> Units.bytes(report.growth().perDay(counts.logBytes()))));
        }
        wanted.add(new Column("RE-LOGGED", 9, counts -> Units.count(counts.relogged())));
        wanted.add(new Column("CODE", 7, counts -> Units.bytes(counts.codeBytes())));
        wanted.add(new Column("LIVE CODE", 9, counts -> Units.bytes(counts.liveCodeBytes())));
        int free = width - NAME_COLUMNS;
        int fit = 0;
        while (fit < wanted.size() && free >= wanted.get(fit).width + 2) {
            free -= wanted.get(fit++).width + 2;
        }
        return wanted.subList(0, fit);
    }

    private void remedies() {
        Remedy written = report.remedies().get(0);
        out.println(bold(padded("LEFT", 7) + "  " + padded("OF LOG", 7) + "  " + padded("A DAY", 7)
                + "  WHAT WOULD HAVE HELPED"));
        for (Remedy remedy : report.remedies()) {
            String day = report.growth() == null ? "?"
                    : remedy.grows() ? Units.bytes(report.growth().perDay(remedy.bytes())) : "-";
            String option = remedy.option().isEmpty() ? "" : "  (" + remedy.option() + ")";
            out.println(padded(Units.bytes(remedy.bytes()), 7) + "  "
                    + padded(Units.share(remedy.bytes(), written.bytes()), 7) + "  " + padded(day, 7)
                    + "  " + remedy.label() + option);
        }
    }

    private static String padded(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private String bold(String text) {
        return styled ? BOLD + text + PLAIN : text;
    }
}
