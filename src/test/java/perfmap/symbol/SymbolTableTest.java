package perfmap.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import perfmap.format.NameHash;

class SymbolTableTest {
    /** What stands in front of a name, and behind it. */
    private static final int BEFORE = 3;
    private static final int SLACK = 8;
    private static final int CHUNK = 1 << 20;

    private final SymbolTable table = new SymbolTable();

    @Test
    void theSameBytesAreTheSameSymbolWhereverTheyStand() {
        int id = idOf("Stub:utf8Write");
        byte[] elsewhere = "1000 10 Stub:utf8Write\n2000 10 ".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(table.idOf(elsewhere, 8, 22, NameHash.of(elsewhere, 8, 22))).isEqualTo(id);
        assertThat(table.count()).isEqualTo(1);
    }

    @Test
    void symbolsAreNumberedFromZeroInTheOrderOfFirstSight() {
        assertThat(List.of(idOf("c"), idOf("a"), idOf("c"), idOf("b"), idOf("a")))
                .containsExactly(0, 1, 0, 2, 1);
        assertThat(table.count()).isEqualTo(3);
    }

    @Test
    void namesOfEveryLengthUpToFortyAndTheirPrefixesAreSymbolsOfTheirOwn() {
        String longest = "LazyCompile:*longest /srv/app/main.js:10";
        assertEachIsItsOwn(prefixes(longest));
    }

    @Test
    void namesThatDifferOnlyInTheNulsAtTheirEndAreDistinct() {
        assertEachIsItsOwn(prefixes("\0".repeat(40)));
    }

    @Test
    void namesThatDifferInOneByteAnywhereAreDistinct() {
        List<String> names = new ArrayList<>();
        for (int length = 1; length <= 25; length++) {
            for (int place = 0; place < length; place++) {
                names.add("a".repeat(place) + "\u00e1" + "a".repeat(length - place - 1));
            }
        }
        assertEachIsItsOwn(names);
    }

    /** Those that belong at the end of the table go on at its beginning, and must be found there as it grows. */
    @Test
    void namesWhoseHashesAreTheHighestAreKnownAgainHoweverTheTableGrows() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 6_000; i++) {
                String name = "name" + i;
                long hash = -1L - ((long) (i % 7) << 34);
                assertThat(table.idOf(withSlack(name), BEFORE, BEFORE + name.length(), hash)).isEqualTo(i);
            }
        }
        assertThat(table.count()).isEqualTo(6_000);
    }

    @Test
    void namesWhoseHashesAreEqualAreToldApartByTheirBytes() {
        List<String> names = new ArrayList<>(prefixes("x".repeat(40)));
        Collections.reverse(names);
        names.addAll(prefixes("\0".repeat(40)).subList(1, 41));
        Set<Integer> ids = new HashSet<>();
        for (int round = 0; round < 2; round++) {
            for (String name : names) {
                byte[] bytes = withSlack(name);
                int id = table.idOf(bytes, BEFORE, BEFORE + name.length(), 42);
                ids.add(id);
                assertThat(nameOf(id)).isEqualTo(name);
            }
        }
        assertThat(ids).hasSize(names.size());
    }

    @Test
    void namesAreHeldOverTheBordersOfChunks() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            names.add(i + "-" + "n".repeat(69_998));
        }
        names.add("m".repeat(CHUNK));
        names.add("m".repeat(CHUNK + 1));
        names.add("m".repeat(3 * CHUNK));
        names.add("behind");
        names.add("");
        assertEachIsItsOwn(names);
    }

    @Test
    void aChunkIsFilledToItsLastByte() {
        assertEachIsItsOwn(List.of("n".repeat(CHUNK - 3), "abc", "", "d", "g", "hi", "e".repeat(CHUNK), "f"));
    }

    @Test
    void aHundredThousandNamesAreHeld() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            names.add("Function:~f" + i + " /srv/app/main.js:" + i);
        }
        assertEachIsItsOwn(names);
    }

    @Test
    void manyThreadsThatAskAtOnceForTheSameNamesGetTheSameSymbols() throws Exception {
        int threads = 8;
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            names.add("f" + i + ".".repeat(i % 20));
        }
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        List<Future<Map<String, Integer>>> results = new ArrayList<>();
        try {
            for (int thread = 0; thread < threads; thread++) {
                List<String> shuffled = new ArrayList<>(names);
                Collections.shuffle(shuffled, new Random(thread / 2)); // each order twice, to collide
                results.add(executor.submit(() -> {
                    together.await();
                    Map<String, Integer> ids = new HashMap<>();
                    shuffled.forEach(name -> ids.put(name, idOf(name)));
                    return ids;
                }));
            }
            Map<String, Integer> first = results.get(0).get();
            for (Future<Map<String, Integer>> result : results) {
                assertThat(result.get().equals(first)).isTrue();
            }
            assertThat(table.count()).isEqualTo(names.size());
            first.forEach((name, id) -> assertThat(nameOf(id)).isEqualTo(name));
        } finally {
            executor.shutdownNow();
        }
    }

    private static List<String> prefixes(String longest) {
        List<String> prefixes = new ArrayList<>();
        for (int length = 0; length <= longest.length(); length++) {
            prefixes.add(longest.substring(0, length));
        }
        return prefixes;
    }

    private void assertEachIsItsOwn(List<String> names) {
        int[] ids = names.stream().mapToInt(this::idOf).toArray();
        assertThat(Arrays.stream(ids).distinct().count()).isEqualTo(names.size());
        assertThat(table.count()).isEqualTo(names.size());
        for (int i = 0; i < ids.length; i++) {
            assertThat(idOf(names.get(i))).isEqualTo(ids[i]);
            assertThat(nameOf(ids[i]).equals(names.get(i))).isTrue(); // too long to be shown
            assertThat(table.length(ids[i])).isEqualTo(names.get(i).length());
        }
        assertThat(table.count()).isEqualTo(names.size());
    }

    private int idOf(String name) {
        byte[] bytes = withSlack(name);
        int to = BEFORE + name.length();
        return table.idOf(bytes, BEFORE, to, NameHash.of(bytes, BEFORE, to));
    }

    /** What stands to either side of the name is garbage, as it is in a block. */
    private static byte[] withSlack(String name) {
        byte[] bytes = new byte[BEFORE + name.length() + SLACK];
        Arrays.fill(bytes, (byte) (name.hashCode() * 31));
        System.arraycopy(name.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, BEFORE, name.length());
        return bytes;
    }

    private String nameOf(int id) {
        return new String(table.name(id), StandardCharsets.ISO_8859_1);
    }
}
