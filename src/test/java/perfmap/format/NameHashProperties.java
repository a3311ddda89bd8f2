package perfmap.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import perfmap.file.Words;

class NameHashProperties {
    private static final int SLACK = 8;

    @Property
    void theHashDependsOnTheNameAloneAndNotOnWhatStandsAroundIt(@ForAll @Size(max = 50) byte[] name,
            @ForAll @IntRange(min = 0, max = 20) int before, @ForAll Random random) {
        byte[] alone = new byte[name.length + SLACK];
        System.arraycopy(name, 0, alone, 0, name.length);
        byte[] amid = new byte[before + name.length + SLACK];
        random.nextBytes(amid);
        System.arraycopy(name, 0, amid, before, name.length);
        assertThat(NameHash.of(amid, before, before + name.length))
                .isEqualTo(NameHash.of(alone, 0, name.length));
    }

    @Property
    void wordByWordGivesTheSameAsAtOnce(@ForAll @Size(max = 50) byte[] name) {
        byte[] bytes = java.util.Arrays.copyOf(name, name.length + SLACK);
        long hash = NameHash.start();
        int at = 0;
        for (; at + 8 <= name.length; at += 8) {
            hash = NameHash.word(hash, Words.at(bytes, at));
        }
        assertThat(NameHash.finish(hash, Words.at(bytes, at), name.length - at))
                .isEqualTo(NameHash.of(bytes, 0, name.length));
    }

    @Property
    void namesThatDifferInOneByteHaveDifferentHashes(@ForAll @Size(min = 1, max = 50) byte[] name,
            @ForAll @IntRange(min = 0, max = 49) int place, @ForAll byte other) {
        byte[] one = java.util.Arrays.copyOf(name, name.length + SLACK);
        byte[] two = one.clone();
        two[place % name.length] = other;
        boolean same = NameHash.of(one, 0, name.length) >>> 32 == NameHash.of(two, 0, name.length) >>> 32;
        assertThat(same).isEqualTo(java.util.Arrays.equals(one, two));
    }

    @Example
    void namesOfNulsOfEveryLengthHaveDifferentHashes() {
        Set<Long> hashes = new HashSet<>();
        for (int length = 0; length <= 1000; length++) {
            hashes.add(NameHash.of(new byte[length + SLACK], 0, length) >>> 32);
        }
        assertThat(hashes).hasSize(1001);
    }

    @Example
    void aHundredThousandAlikeNamesHaveDifferentHashesInTheHighHalf() {
        Set<Integer> high = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            byte[] name = Parsed.bytes("LazyCompile:~f" + i + " /srv/app/x.js:" + i + "........");
            long hash = NameHash.of(name, 0, name.length - SLACK);
            high.add((int) (hash >>> 32));
        }
        // Of as many random numbers of 32 bits, one in 86,000 equals another.
        assertThat(high).hasSizeGreaterThan(99_980);
    }
}
