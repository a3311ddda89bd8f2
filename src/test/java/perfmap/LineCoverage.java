package perfmap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How many lines of the program the tests ran, from JaCoCo's CSV. The package {@code cli} is left out: its tests
 * run the program as a process of its own, which is not watched.
 */
final class LineCoverage {
    private LineCoverage() {
    }

    /** Prints it in one line; nothing where there is no such file, for then no test was run. */
    public static void main(String[] args) throws IOException {
        Path csv = Path.of(args[0]);
        if (Files.exists(csv)) {
            System.out.println(of(Files.readAllLines(csv)));
        }
    }

    /** The line for what JaCoCo wrote. */
    static String of(List<String> csv) {
        List<String> heading = Arrays.asList(csv.get(0).split(","));
        long covered = 0;
        long all = 0;
        for (String row : csv.subList(1, csv.size())) {
            String[] fields = row.split(",");
            if (!fields[heading.indexOf("PACKAGE")].equals("perfmap.cli")) {
                long ran = Long.parseLong(fields[heading.indexOf("LINE_COVERED")]);
                covered += ran;
                all += ran + Long.parseLong(fields[heading.indexOf("LINE_MISSED")]);
            }
        }
        return String.format(Locale.ROOT, "line coverage %.1f %%: %,d of %,d lines (without perfmap.cli, which tests"
                + " run as a process of its own)", 100.0 * covered / all, covered, all);
    }
}
