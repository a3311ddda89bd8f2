package perfmap.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import perfmap.format.MalformedLine.Reason;

/** What kinds of lines a stretch of a map has; stretches that lie on end are joined by {@link #then}. */
public final class LineCounts {
    /** How many malformed lines are kept to be shown: the first ones. */
    public static final int SHOWN = 5;

    /** Never written to. Nearly every block has none, and there are as many counts as blocks. */
    private static final long[] NONE_MALFORMED = new long[Reason.values().length];

    private long[] malformed = NONE_MALFORMED;
    private List<MalformedLine> firstMalformed = List.of();
    private long entries;
    private long entryBytes;
    private long emptyLines;
    private long nulBytes;
    private boolean endsWithoutLineFeed;

    /** All lines, empty and malformed ones included. */
    public long lines() {
        return entries + emptyLines + malformed();
    }

    /** Well-formed lines. */
    public long entries() {
        return entries;
    }

    /** The log bytes of all entries: their lines with the line feed, without NULs in front. */
    public long entryBytes() {
        return entryBytes;
    }

    /** Lines with nothing on them, or nothing but NULs or a carriage return. */
    public long emptyLines() {
        return emptyLines;
    }

    /** NUL bytes skipped at the start of lines. */
    public long nulBytes() {
        return nulBytes;
    }

    /** Lines that are neither empty nor an entry. */
    public long malformed() {
        long sum = 0;
        for (long count : malformed) {
            sum += count;
        }
        return sum;
    }

    /** Lines that are malformed for {@code reason}. */
    public long malformed(Reason reason) {
        return malformed[reason.ordinal()];
    }

    /** The first malformed lines, at most {@value #SHOWN}, in the order of the map. */
    public List<MalformedLine> firstMalformed() {
        return List.copyOf(firstMalformed);
    }

    /** Whether the last line is an entry that no line feed follows: it may have been cut short. */
    public boolean endsWithoutLineFeed() {
        return endsWithoutLineFeed;
    }

    void addEntries(int count, long bytes) {
        entries += count;
        entryBytes += bytes;
    }

    void addEmpty() {
        emptyLines++;
    }

    void addNuls(long count) {
        nulBytes += count;
    }

    void markEndsWithoutLineFeed() {
        endsWithoutLineFeed = true;
    }

    /** Counts a malformed line; its text is at {@code [from, to)}. */
    void addMalformed(Reason reason, byte[] bytes, int from, int to) {
        if (malformed == NONE_MALFORMED) {
            malformed = NONE_MALFORMED.clone();
            firstMalformed = new ArrayList<>();
        }
        malformed[reason.ordinal()]++;
        if (firstMalformed.size() < SHOWN) {
            int end = Math.min(to, from + MalformedLine.EXCERPT_BYTES);
            firstMalformed.add(new MalformedLine(lines(), reason, Arrays.copyOfRange(bytes, from, end)));
        }
    }

    /** The counts of this stretch and of the one that follows it in the map. */
    public LineCounts then(LineCounts newer) {
        LineCounts joined = new LineCounts();
        if (malformed != NONE_MALFORMED || newer.malformed != NONE_MALFORMED) {
            joined.malformed = malformed.clone();
            for (int i = 0; i < malformed.length; i++) {
                joined.malformed[i] += newer.malformed[i];
            }
            joined.firstMalformed = new ArrayList<>(firstMalformed);
            for (MalformedLine line : newer.firstMalformed) {
                if (joined.firstMalformed.size() < SHOWN) {
                    joined.firstMalformed.add(line.shifted(lines()));
                }
            }
        }
        joined.entries = entries + newer.entries;
        joined.entryBytes = entryBytes + newer.entryBytes;
        joined.emptyLines = emptyLines + newer.emptyLines;
        joined.nulBytes = nulBytes + newer.nulBytes;
        joined.endsWithoutLineFeed = newer.lines() == 0 ? endsWithoutLineFeed : newer.endsWithoutLineFeed;
        return joined;
    }
}
