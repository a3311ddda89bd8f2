package perfmap.format;

import perfmap.file.Block;
import perfmap.file.Words;
import perfmap.format.MalformedLine.Reason;

/**
 * Reads the entries of a block, one after the other. No object is made per entry.
 *
 * <p>{@link #next} has two ways to read a line. {@link #parseUsual} takes what nearly every line is: lower-case
 * hex without {@code 0x}, at most 15 digits of start and 7 of size, single spaces. It looks at eight bytes at
 * a time and finds the end of the name while it hashes it. Whatever it does not take, {@link #parseAny} reads
 * byte by byte by the full grammar, and only that can call a line malformed. Neither asks where the block ends
 * before it looks: the line feed and the slack behind a {@link Block} stop them.
 */
public final class EntryParser {
    private LineCounts counts = new LineCounts();
    private byte[] bytes = new byte[Block.SLACK];
    private int limit;
    private int position;
    /** Where the line begins, behind any NULs. */
    private int lineStart;
    private long start;
    private long size;
    private int nameFrom;
    private int nameTo;
    private long nameHash;

    /** Goes on with the lines of {@code block}; counts anew. */
    public void open(Block block) {
        bytes = block.bytes();
        limit = block.limit();
        position = block.from();
        counts = new LineCounts();
        counts.addNuls(block.strippedNuls());
    }

    /** What was met in the block so far. */
    public LineCounts counts() {
        return counts;
    }

    /** Moves to the next entry; false if the block has none any more. */
    public boolean next() {
        while (position < limit) {
            lineStart = position;
            if (parseUsual() || parseAny()) {
                counts.addEntries(1, lineBytes());
                return true;
            }
        }
        return false;
    }

    /** Where the next line begins. */
    public int position() {
        return position;
    }

    /** Goes on at {@code end}; the lines up to there, {@code count} entries and nothing else, were read otherwise. */
    public void skipEntries(int count, int end) {
        counts.addEntries(count, end - position);
        position = end;
    }

    /** The entry's first address, unsigned. */
    public long start() {
        return start;
    }

    /** The entry's size in bytes, unsigned. */
    public long size() {
        return size;
    }

    /** The index in the block at which the name begins. */
    public int nameFrom() {
        return nameFrom;
    }

    /** The index in the block at which the name ends. */
    public int nameTo() {
        return nameTo;
    }

    /** The name's {@link NameHash}. */
    public long nameHash() {
        return nameHash;
    }

    /** The index in the block at which the line begins behind any NULs. */
    public int lineFrom() {
        return lineStart;
    }

    /** The entry's log bytes: its line, the line feed included, without NULs in front. */
    public int lineBytes() {
        return position - lineStart;
    }

    private boolean parseUsual() {
        int at = lineStart;
        long word = Words.at(bytes, at);
        long spaces = Words.spaces(word);
        long high = 0;
        if (spaces == 0) {
            if (!Hex.areLowerCaseDigits(word)) {
                return false;
            }
            high = Hex.value(word);
            at += 8;
            word = Words.at(bytes, at);
            spaces = Words.spaces(word);
        }
        int digits = Words.firstIn(spaces);
        if (digits == 0 || digits == 8) {
            return false;
        }
        long low = Hex.padded(word, digits);
        at += digits + 1;
        word = Words.at(bytes, at);
        int sizeDigits = Words.firstIn(Words.spaces(word));
        if (sizeDigits == 0 || sizeDigits == 8 || !Hex.areLowerCaseDigits(low)) {
            return false;
        }
        long sizeWord = Hex.padded(word, sizeDigits);
        if (!Hex.areLowerCaseDigits(sizeWord)) {
            return false;
        }
        start = high << (digits << 2) | Hex.value(low);
        size = Hex.value(sizeWord);
        return parseName(at + sizeDigits + 1);
    }

    /** Reads the name from {@code from} to the line feed; false if the line needs a closer look. */
    private boolean parseName(int from) {
        long hash = NameHash.start();
        int at = from;
        long word = Words.at(bytes, at);
        long lineFeeds = Words.lineFeeds(word);
        while (lineFeeds == 0) {
            hash = NameHash.word(hash, word);
            at += 8;
            word = Words.at(bytes, at);
            lineFeeds = Words.lineFeeds(word);
        }
        int count = Words.firstIn(lineFeeds);
        int end = at + count;
        if (end == limit || bytes[end - 1] == '\r' || end - lineStart > Block.MAX_LINE) {
            return false;
        }
        nameFrom = from;
        nameTo = end;
        nameHash = NameHash.finish(hash, word, count);
        position = end + 1;
        return true;
    }

    private boolean parseAny() {
        int lineFeed = Words.indexOfLineFeed(bytes, lineStart, limit);
        int text = Words.indexOfNonNul(bytes, lineStart, lineFeed);
        counts.addNuls(text - lineStart);
        lineStart = text;
        position = Math.min(lineFeed + 1, limit);
        int end = lineFeed > text && bytes[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
        if (text == limit) {
            return false; // NULs at the end of the map, and no line feed: no line
        }
        if (end == text) {
            counts.addEmpty();
            return false;
        }
        Reason wrong = lineFeed - text > Block.MAX_LINE ? Reason.TOO_LONG : parseFields(text, end);
        if (wrong != null) {
            counts.addMalformed(wrong, bytes, text, end);
            return false;
        }
        if (lineFeed == limit) {
            counts.markEndsWithoutLineFeed();
        }
        return true;
    }

    /** Reads the whole grammar from {@code from}; returns what is wrong, or null. */
    private Reason parseFields(int from, int end) {
        int startFrom = behindPrefix(from, end);
        int startTo = endOfDigits(startFrom, end);
        if (startTo == startFrom || startTo < end && !isBlank(startTo)) {
            return Reason.NO_START;
        }
        int at = startTo;
        while (at < end && isBlank(at)) {
            at++;
        }
        int sizeFrom = behindPrefix(at, end);
        int sizeTo = endOfDigits(sizeFrom, end);
        if (sizeTo == sizeFrom) {
            return Reason.NO_SIZE;
        }
        if (sizeTo == end || !isBlank(sizeTo)) {
            return Reason.NO_BLANK_AFTER_SIZE;
        }
        if (isOver64Bits(startFrom, startTo) || isOver64Bits(sizeFrom, sizeTo)) {
            return Reason.NUMBER_TOO_BIG;
        }
        start = number(startFrom, startTo);
        size = number(sizeFrom, sizeTo);
        if (size != 0 && Long.compareUnsigned(start + size - 1, start) < 0) {
            return Reason.PAST_END;
        }
        nameFrom = sizeTo + 1;
        nameTo = end;
        nameHash = NameHash.of(bytes, nameFrom, nameTo);
        return null;
    }

    private boolean isBlank(int at) {
        return bytes[at] == ' ' || bytes[at] == '\t';
    }

    private int behindPrefix(int from, int end) {
        boolean prefixed = end - from >= 2 && bytes[from] == '0' && (bytes[from + 1] | 0x20) == 'x';
        return prefixed ? from + 2 : from;
    }

    private int endOfDigits(int from, int end) {
        int at = from;
        while (at < end && Hex.digit(bytes[at]) >= 0) {
            at++;
        }
        return at;
    }

    private boolean isOver64Bits(int from, int to) {
        int at = from;
        while (at < to && bytes[at] == '0') {
            at++;
        }
        return to - at > 16;
    }

    private long number(int from, int to) {
        long value = 0;
        for (int at = from; at < to; at++) {
            value = value << 4 | Hex.digit(bytes[at]);
        }
        return value;
    }
}
