package perfmap.format;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import perfmap.Oracle;
import perfmap.file.Block;

/**
 * What the parser makes of lines in a test: text in ISO-8859-1, a character a byte.
 *
 * @param entries    the entries
 * @param nameHashes the hash of each entry's name
 * @param lines      each entry's line, as the parser says where it stands
 * @param counts     the lines by kind
 */
record Parsed(List<Oracle.Entry> entries, List<Long> nameHashes, List<String> lines, LineCounts counts) {
    static Parsed of(String lines) {
        return of(Block.of(bytes(lines), 0));
    }

    static Parsed of(Block block) {
        EntryParser parser = new EntryParser();
        parser.open(block);
        Parsed parsed = new Parsed(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), parser.counts());
        while (parser.next()) {
            String name = text(Arrays.copyOfRange(block.bytes(), parser.nameFrom(), parser.nameTo()));
            parsed.entries.add(new Oracle.Entry(unsigned(parser.start()), unsigned(parser.size()), name));
            parsed.nameHashes.add(parser.nameHash());
            parsed.lines.add(text(Arrays.copyOfRange(block.bytes(), parser.lineFrom(),
                    parser.lineFrom() + parser.lineBytes())));
        }
        return parsed;
    }

    /** The only entry. */
    Oracle.Entry entry() {
        if (entries.size() != 1) {
            throw new AssertionError("not one entry: " + entries + ", malformed: " + counts.firstMalformed());
        }
        return entries.get(0);
    }

    static BigInteger unsigned(long number) {
        return new BigInteger(Long.toUnsignedString(number));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
