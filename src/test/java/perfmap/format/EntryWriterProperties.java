package perfmap.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import perfmap.Oracle;

class EntryWriterProperties {
    private static final int BUFFER = 1 << 16;

    @Property(tries = 1000)
    void whatIsWrittenIsCanonicalAndReadAgainAsTheSame(@ForAll("entries") List<Oracle.Entry> entries)
            throws IOException {
        assertWritten(entries);
    }

    @Example
    void namesOfAnyLengthAreWrittenWholeWhereverTheBufferIsFull() throws IOException {
        for (int length = BUFFER - 50; length <= BUFFER + 5; length++) {
            for (int before : new int[] {0, 1, 40}) {
                assertWritten(List.of(entry(1, 2, "b".repeat(before)), entry(-1, 1, "n".repeat(length)),
                        entry(1, -1, "r".repeat(length - 1) + "\r"), entry(3, 4, "behind")));
            }
        }
        assertWritten(List.of(entry(1, 2, "n".repeat(5 * BUFFER)), entry(3, 4, "behind")));
    }

    @Example
    void whatWasHandedOnIsCounted() throws IOException {
        EntryWriter writer = new EntryWriter(new ByteArrayOutputStream());
        writer.write(0x1000, 0x10, new byte[] {'a'}, 0, 1);
        assertThat(writer.written()).isZero();
        writer.flush();
        assertThat(writer.written()).isEqualTo("1000 10 a\n".length());
    }

    @Example
    void aNameAtTheVeryBeginningOfItsBytesIsWrittenEvenIfItIsEmpty() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EntryWriter writer = new EntryWriter(out);
        writer.write(0x1000, 0x10, new byte[0], 0, 0);
        writer.flush();
        assertThat(Parsed.text(out.toByteArray())).isEqualTo("1000 10 \n");
        assertThat(EntryWriter.length(0x1000, 0x10, new byte[0], 0, 0)).isEqualTo(out.size());
    }

    private static void assertWritten(List<Oracle.Entry> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EntryWriter writer = new EntryWriter(out);
        StringBuilder canonical = new StringBuilder();
        for (Oracle.Entry entry : entries) {
            byte[] name = Parsed.bytes("\r" + entry.name() + ">");
            long start = entry.start().longValue();
            long size = entry.size().longValue();
            writer.write(start, size, name, 1, name.length - 1);
            canonical.append(entry.canonical());
            assertThat(EntryWriter.length(start, size, name, 1, name.length - 1))
                    .isEqualTo(entry.canonical().length());
        }
        writer.flush();
        String written = Parsed.text(out.toByteArray());
        assertThat(written.equals(canonical.toString())).as("canonical").isTrue(); // too long to be shown
        assertThat(Parsed.of(written).entries().equals(entries)).as("reads back").isTrue();
        assertThat(writer.written()).isEqualTo(written.length());
    }

    private static Oracle.Entry entry(long start, long size, String name) {
        return new Oracle.Entry(Parsed.unsigned(start), Parsed.unsigned(size), name);
    }

    @Provide
    Arbitrary<List<Oracle.Entry>> entries() {
        Arbitrary<Long> starts = Arbitraries.longs();
        Arbitrary<Long> sizes = Arbitraries.longs().between(0, Integer.MAX_VALUE);
        Arbitrary<String> names = Arbitraries.oneOf(
                Arbitraries.strings().withCharRange('\0', '\u00ff').excludeChars('\n').ofMaxLength(40),
                Arbitraries.strings().withChars("a \r\t\0").ofMaxLength(4),
                Arbitraries.integers().between(30_000, 40_000).map("n"::repeat));
        return Combinators.combine(starts, sizes, names).as(EntryWriterProperties::fitting)
                .list().ofMaxSize(20);
    }

    /** The range ends at the last address at the latest. */
    private static Oracle.Entry fitting(long start, long size, String name) {
        boolean past = size != 0 && Long.compareUnsigned(start + size - 1, start) < 0;
        return entry(start, past ? -start : size, name);
    }
}
