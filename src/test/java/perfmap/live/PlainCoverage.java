package perfmap.live;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** What is covered, as a list of ranges and nothing else: the oracle of {@link Coverage}. */
final class PlainCoverage {
    private record Range(BigInteger first, BigInteger last) {
        boolean touches(Range other) {
            return first.compareTo(other.last) <= 0 && other.first.compareTo(last) <= 0;
        }
    }

    private final List<Range> ranges = new ArrayList<>();

    private static Range range(long first, long last) {
        return new Range(unsigned(first), unsigned(last));
    }

    private static BigInteger unsigned(long address) {
        return new BigInteger(Long.toUnsignedString(address));
    }

    boolean touches(long first, long last) {
        Range asked = range(first, last);
        return ranges.stream().anyMatch(asked::touches);
    }

    boolean cover(long first, long last) {
        boolean touched = touches(first, last);
        ranges.add(range(first, last));
        return touched;
    }

    void addAll(PlainCoverage other) {
        ranges.addAll(other.ranges);
    }
}
