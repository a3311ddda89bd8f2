package perfmap.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import perfmap.TestMaps;
import perfmap.file.Source;
import perfmap.scan.AddressHeat.Page;
import perfmap.symbol.Kind;
import perfmap.symbol.SymbolTable;
import perfmap.symbol.Tier;

class AddressHeatTest {
    @TempDir
    private Path folder;

    static Stream<Path> realMaps() {
        return TestMaps.real().stream();
    }

    @ParameterizedTest
    @MethodSource("realMaps")
    void every_entry_is_counted_once_by_page_and_column_whatever_the_threads_and_blocks(Path packed)
            throws IOException {
        byte[] map = TestMaps.unpacked(packed);
        Path plain = Files.write(folder.resolve("plain.map"), map);
        Scan scan = scan(plain, 1, 1 << 18);
        AddressHeat heat = scan.churn().addresses();

        assertThat(cells(heat)).isEqualTo(cellsByHand(map, heat.pageBits(), heat.columnBytes()));
        assertThat(heat.pages().stream().mapToLong(AddressHeatTest::entries).sum())
                .isEqualTo(scan.lines().entries());
        assertThat(described(scan(plain, 3, 4096))).isEqualTo(described(scan));
        assertThat(described(scan(packed, 2, 10_000))).isEqualTo(described(scan));
    }

    @Test
    void log_bytes_are_summed_by_kind_and_by_tier() throws IOException {
        Scan scan = scan(map("1000 10 JS:~a x.js:1\n1010 10 Stub:b\n900000 10 JS:*c x.js:1\n"), 1, 1 << 18);
        Page first = scan.churn().addresses().pages().get(0);
        assertThat(first.logBytes(Kind.JS)).isEqualTo("1000 10 JS:~a x.js:1\n".length());
        assertThat(first.logBytes(Kind.STUB)).isEqualTo("1010 10 Stub:b\n".length());
        assertThat(first.logBytes(Tier.INTERPRETED)).isEqualTo("1000 10 JS:~a x.js:1\n".length());
        assertThat(first.logBytes(Tier.OPTIMISED)).isZero();
    }

    @Test
    void pages_widen_when_addresses_lie_all_over_and_no_entry_is_lost() throws IOException {
        StringBuilder lines = new StringBuilder();
        Random random = new Random(7);
        int entries = 3 * AddressHeat.MOST_PAGES;
        for (int i = 0; i < entries; i++) {
            lines.append(Long.toHexString(random.nextLong() & ~0xffL)).append(" 10 a\n");
        }
        Path map = map(lines.toString());
        Scan scan = scan(map, 1, 1 << 18);
        List<Page> pages = scan.churn().addresses().pages();
        assertThat(pages).hasSizeLessThanOrEqualTo(AddressHeat.MOST_PAGES)
                .hasSizeGreaterThan(AddressHeat.MOST_PAGES / 4);
        assertThat(pages.stream().mapToLong(AddressHeatTest::entries).sum()).isEqualTo(entries);
        assertThat(described(scan(map, 3, 4096))).isEqualTo(described(scan));
    }

    @Test
    void pages_are_in_the_order_of_their_addresses_as_unsigned_numbers() throws IOException {
        Scan scan = scan(map("ffffffff81000000 10 kernel\n1000 10 low\n7f0000000000 10 high\n"), 1, 1 << 18);
        assertThat(scan.churn().addresses().pages()).extracting(page -> page.number() << 12)
                .containsExactly(0x1000L, 0x7f0000000000L, 0xffffffff81000000L);
    }

    @Test
    void addresses_are_counted_only_if_asked_for() throws IOException {
        try (Source source = Source.open(map("1000 10 a\n").toString())) {
            assertThat(new MapScanner(1, Counted.SYMBOLS).scan(source, new SymbolTable()).churn().addresses()).isNull();
        }
    }

    private Path map(String lines) throws IOException {
        return Files.writeString(folder.resolve("made.map"), lines, StandardCharsets.ISO_8859_1);
    }

    private static Scan scan(Path map, int threads, int block) throws IOException {
        try (Source source = Source.open(map.toString())) {
            return new MapScanner(threads, Counted.ADDRESSES, block).scan(source, new SymbolTable());
        }
    }

    private static long entries(Page page) {
        long entries = 0;
        for (int column = 0; column < AddressHeat.MOST_COLUMNS; column++) {
            entries += page.entries(column);
        }
        return entries;
    }

    /** {@code page:column} to entries. */
    private static TreeMap<String, Integer> cells(AddressHeat heat) {
        TreeMap<String, Integer> cells = new TreeMap<>();
        for (Page page : heat.pages()) {
            for (int column = 0; column < AddressHeat.MOST_COLUMNS; column++) {
                if (page.entries(column) > 0) {
                    cells.put(page.number() + ":" + column, page.entries(column));
                }
            }
        }
        return cells;
    }

    private static TreeMap<String, Integer> cellsByHand(byte[] map, int pageBits, long columnBytes) {
        TreeMap<String, Integer> cells = new TreeMap<>();
        long offset = 0;
        for (String line : new String(map, StandardCharsets.ISO_8859_1).split("(?<=\n)")) {
            String[] fields = line.split("[ \t]+", 3);
            if (fields.length == 3 && fields[0].matches("(0x)?[0-9a-f]{1,16}")
                    && fields[1].matches("(0x)?[0-9a-f]{1,16}")) {
                long start = Long.parseUnsignedLong(fields[0].replace("0x", ""), 16);
                cells.merge((start >>> pageBits) + ":" + offset / columnBytes, 1, Integer::sum);
            }
            offset += line.length();
        }
        return cells;
    }

    private static List<String> described(Scan scan) {
        AddressHeat heat = scan.churn().addresses();
        List<String> all = new ArrayList<>();
        all.add(heat.pageBits() + " " + heat.columnBytes());
        all.add(cells(heat).toString());
        for (Page page : heat.pages()) {
            for (Kind kind : Kind.values()) {
                all.add(page.number() + " " + kind + " " + page.logBytes(kind));
            }
            for (Tier tier : Tier.values()) {
                all.add(page.number() + " " + tier + " " + page.logBytes(tier));
            }
        }
        return all;
    }
}
