package perfmap.filter;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import perfmap.file.FileFailure;
import perfmap.file.FileFailure.Step;

/**
 * The executable mappings of a process, from a saved {@code /proc/PID/maps} (proc_pid_maps(5)). Those that
 * touch are one.
 */
public final class ExecutableMappings {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{1,16})-([0-9a-f]{1,16}) [r-][w-]([x-])[sp] .*");

    private final String name;
    /** Unsigned, ascending. */
    private final long[] firsts;
    private final long[] lasts;

    private record Range(long first, long last) {
    }

    private ExecutableMappings(String name, List<Range> ranges) {
        this.name = name;
        this.firsts = ranges.stream().mapToLong(Range::first).toArray();
        this.lasts = ranges.stream().mapToLong(Range::last).toArray();
    }

    /**
     * Reads the file {@code name}.
     *
     * @throws FileFailure if it can't be read, holds a line of another format, or has no executable mapping
     */
    public static ExecutableMappings read(String name) throws FileFailure {
        List<String> lines;
        try {
            lines = Files.readAllLines(Path.of(name), StandardCharsets.ISO_8859_1);
        } catch (InvalidPathException e) {
            throw FileFailure.ofName(Step.OPEN_INPUT, e);
        } catch (IOException e) {
            throw FileFailure.ofInput(name, e);
        }
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher line = LINE.matcher(lines.get(i));
            if (!line.matches() || !isRange(line)) {
                throw new FileFailure(Step.OPEN_INPUT, name + ": line " + (i + 1)
                        + " is no mapping; give a copy of /proc/PID/maps, taken while the process ran");
            }
            if (line.group(3).equals("x")) {
                ranges.add(new Range(address(line.group(1)), address(line.group(2)) - 1));
            }
        }
        if (ranges.isEmpty()) {
            throw new FileFailure(Step.OPEN_INPUT, name + ": has no executable mapping; give a copy of"
                    + " /proc/PID/maps, taken while the process ran");
        }
        return new ExecutableMappings(name, joined(ranges));
    }

    private static boolean isRange(Matcher line) {
        return Long.compareUnsigned(address(line.group(1)), address(line.group(2))) < 0;
    }

    private static long address(String hex) {
        return new BigInteger(hex, 16).longValue();
    }

    private static List<Range> joined(List<Range> ranges) {
        List<Range> ascending = new ArrayList<>(ranges);
        ascending.sort(Comparator.comparing(Range::first, Long::compareUnsigned));
        List<Range> joined = new ArrayList<>();
        for (Range range : ascending) {
            Range before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (before != null && Long.compareUnsigned(range.first, before.last + 1) <= 0) {
                boolean further = Long.compareUnsigned(range.last, before.last) > 0;
                joined.set(joined.size() - 1, new Range(before.first, further ? range.last : before.last));
            } else {
                joined.add(range);
            }
        }
        return joined;
    }

    /** The file's name, as the user gave it. */
    public String name() {
        return name;
    }

    /** Whether all bytes of an entry lie in one executable mapping; of a size-0 entry, the start. */
    public boolean contain(long start, long size) {
        int low = 0;
        int high = firsts.length;
        while (low < high) { // the last mapping that begins at or before the start is just below
            int middle = low + high >>> 1;
            if (Long.compareUnsigned(firsts[middle], start) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        long last = size == 0 ? start : start + size - 1;
        return low > 0 && Long.compareUnsigned(last, lasts[low - 1]) <= 0;
    }
}
