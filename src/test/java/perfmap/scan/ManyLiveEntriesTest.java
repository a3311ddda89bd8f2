package perfmap.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import perfmap.format.Entries;
import perfmap.live.NewestFirst;
import perfmap.live.NewestWins;
import perfmap.live.Parallel;
import perfmap.live.Run;
import perfmap.live.Shares;
import perfmap.live.Tails;

/** So many live entries that several threads order them. */
class ManyLiveEntriesTest {
    private final Tails tails = new Tails();
    private final List<Run> stretches = List.of(new Run(0), new Run(0));

    @Test
    void theyAreTheSameOnAnyNumberOfThreads() {
        Random random = new Random(2);
        for (int i = 0; i < 2_400_000; i++) {
            long size = i % 100_000 == 0 ? 1 << 17 : i % 50 == 0 ? 0 : 1 + random.nextInt(64);
            stretches.get(i / 1_200_000).add(random.nextLong() >>> 20, tails.numberOf(size, i % 1_000));
        }
        Entries live = liveBackwards(Parallel.ALONE);
        assertThat(live.count).isGreaterThan(2_000_000);
        try (Workers workers = new Workers(3, () -> { })) {
            assertSame(liveBackwards(workers), live);
            NewestWins newestWins = new NewestWins(tails, new Shares(0, tails), 0, false);
            stretches.forEach(newestWins::add);
            assertSame(NewestWins.takeLive(List.of(newestWins), workers), live);
        }
    }

    private Entries liveBackwards(Parallel parallel) {
        List<NewestFirst> resolved = new ArrayList<>();
        for (Run stretch : stretches) {
            NewestFirst newestFirst = new NewestFirst(tails);
            newestFirst.addOlder(stretch);
            resolved.add(newestFirst);
        }
        return NewestFirst.takeLive(resolved, parallel);
    }

    private static void assertSame(Entries live, Entries expected) {
        int count = expected.count;
        assertThat(live.count).isEqualTo(count);
        assertThat(Arrays.equals(live.starts, 0, count, expected.starts, 0, count)).isTrue();
        assertThat(Arrays.equals(live.sizes, 0, count, expected.sizes, 0, count)).isTrue();
        assertThat(Arrays.equals(live.symbols, 0, count, expected.symbols, 0, count)).isTrue();
    }
}
