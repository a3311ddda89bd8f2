package perfmap.report;

import java.io.PrintStream;
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
    private static final int LEAST_NAME = 16;
    private static final String BOLD = "\033[1m";
    private static final String PLAIN = "\033[0m";

    private final ChurnReport report;
    private final PrintStream out;
    private final int width;
    private final boolean styled;

    private record Line(String name, Counts counts) {
    }

    private record Column(String title, boolean tellsMost, Function<Counts, String> value) {
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
        String size = ": " + Units.bytes(report.scan().mapBytes());
        String entries = Units.entriesOfSymbols(all.entries(), all.symbols());
        int besideAll = width - size.length() - 2 - entries.length();
        int forName = besideAll >= LEAST_NAME ? besideAll : width - size.length() - 1;
        String name = Printable.cutInside(ShownName.ofText(report.source()), forName);
        wrapped(List.of(name + size, entries)).forEach(line -> out.println(bold(line)));
        wrapped(List.of(ofEntries(all.live(), "live"), ofEntries(all.stale(), "stale"),
                ofEntries(all.relogged(), "re-logged"))).forEach(out::println);
        wrapped(growth(report.growth())).forEach(out::println);
        if (total.entries() != all.entries()) {
            out.println("filtered to " + Units.entriesOfSymbols(total.entries(), total.symbols()));
        }
    }

    private String ofEntries(long part, String what) {
        return Units.count(part) + " " + what + " (" + Units.share(part, report.everything().entries()) + ")";
    }

    private List<String> growth(Growth growth) {
        if (growth == null) {
            return List.of("growth not known (a pipe", "a copy", "or under a minute); give --elapsed", "as 3d4h");
        }
        double entries = report.everything().entries();
        return List.of("growing by " + Units.bytes(growth.perDay(report.scan().mapBytes())) + " a day",
                growth.perSecond(entries) >= 1 ? Units.rate(growth.perSecond(entries)) + " entries a second"
                        : Units.rate(growth.perDay(entries)) + " entries a day",
                "over " + Units.duration(growth.seconds())
                        + (growth.inferred() ? " (inferred: file's birth to last write)" : ""));
    }

    /** The parts with commas between them, on as many lines as they need. */
    private List<String> wrapped(List<String> parts) {
        List<String> lines = new ArrayList<>();
        String line = parts.get(0);
        for (String part : parts.subList(1, parts.size())) {
            if (Printable.columnsOf(line) + part.length() + 3 > width) {
                lines.add(line + ",");
                line = part;
            } else {
                line += ", " + part;
            }
        }
        lines.add(line);
        return lines;
    }

    private void print(Breakdown table) {
        List<Line> lines = new ArrayList<>();
        add(table.rows(), 0, lines);
        lines.add(new Line("total", report.total()));
        List<String> dimensions = table.by().stream().map(by -> by.label().toUpperCase(Locale.ROOT)).toList();
        List<StringBuilder> numbers = numbers(lines);
        String heading = numbers.get(0) + String.join(" / ", dimensions);
        out.println(bold(Printable.cut(heading, width)));
        List<String> names = Printable.cutApart(lines.stream().map(Line::name).toList(),
                width - numbers.get(0).length());
        for (int i = 0; i < lines.size(); i++) {
            out.println(numbers.get(i + 1).append(names.get(i)));
        }
    }

    private static void add(List<Row> rows, int depth, List<Line> lines) {
        for (Row row : rows) {
            lines.add(new Line("  ".repeat(depth) + name(row), row.counts()));
            add(row.rows(), depth + 1, lines);
        }
    }

    private static String name(Row row) {
        return row.others() > 1 ? "[" + Units.count(row.others()) + " others]" : ShownName.of(row.key());
    }

    /**
     * The heading and the numbers of each line: the first columns that leave a third to the names; or, of what
     * tells most, all that the names leave if they are shorter.
     */
    private List<StringBuilder> numbers(List<Line> lines) {
        List<StringBuilder> texts = new ArrayList<>();
        for (int i = 0; i <= lines.size(); i++) {
            texts.add(new StringBuilder());
        }
        int names = lines.stream().mapToInt(line -> Printable.columnsOf(line.name)).max().getAsInt();
        for (Column column : columns()) {
            List<String> cells = new ArrayList<>(List.of(column.title));
            lines.forEach(line -> cells.add(column.value.apply(line.counts)));
            int columnWidth = cells.stream().mapToInt(String::length).max().getAsInt();
            int least = column.tellsMost ? Math.min(names, width - width * 2 / 3) : width - width * 2 / 3;
            if (texts.get(0).length() + columnWidth + 2 > width - least) {
                break;
            }
            for (int i = 0; i < cells.size(); i++) {
                texts.get(i).append(padded(cells.get(i), columnWidth)).append("  ");
            }
        }
        return texts;
    }

    /** What can be told of a row, the most telling first. */
    private List<Column> columns() {
        long logBytes = report.total().logBytes();
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("LOG", true, counts -> Units.bytes(counts.logBytes())));
        columns.add(new Column("SHARE", true, counts -> Units.share(counts.logBytes(), logBytes)));
        columns.add(new Column("ENTRIES", true, counts -> Units.count(counts.entries())));
        columns.add(new Column("LIVE", true, counts -> Units.count(counts.live())));
        columns.add(new Column("STALE", true, counts -> Units.share(counts.stale(), counts.entries())));
        if (report.growth() != null) {
            columns.add(new Column("A DAY", true, counts -> Units.bytes(report.growth().perDay(counts.logBytes()))));
        }
        columns.add(new Column("REWRITES", true, counts -> Units.ratio(counts.entries(), counts.live())));
        columns.add(new Column("RE-LOGGED", false, counts -> Units.count(counts.relogged())));
        columns.add(new Column("MOVED", false, counts -> Units.count(counts.moved())));
        columns.add(new Column("CODE", false, counts -> Units.bytes(counts.codeBytes())));
        columns.add(new Column("LIVE CODE", false, counts -> Units.bytes(counts.liveCodeBytes())));
        return columns;
    }

    private void remedies() {
        Growth growth = report.growth();
        long written = report.remedies().get(0).bytes();
        out.println(bold(remedy("LEFT", "OF LOG", "A DAY") + "WHAT WOULD HAVE HELPED"));
        for (Remedy remedy : report.remedies()) {
            String day = growth == null || !remedy.grows() ? "-" : Units.bytes(growth.perDay(remedy.bytes()));
            String line = remedy(Units.bytes(remedy.bytes()), Units.share(remedy.bytes(), written), day)
                    + remedy.label();
            String option = remedy.option().isEmpty() ? "" : "  (" + remedy.option() + ")";
            out.println(line.length() + option.length() <= width ? line + option : line);
        }
    }

    private String remedy(String left, String ofLog, String day) {
        return padded(left, 7) + "  " + padded(ofLog, 7) + "  "
                + (report.growth() == null ? "" : padded(day, 7) + "  ");
    }

    private static String padded(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private String bold(String text) {
        return styled ? BOLD + text + PLAIN : text;
    }
}
