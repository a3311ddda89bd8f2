package perfmap.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class UnresolvedTest {
    private static final int SAMPLE_BITS = 4;

    private final Tails tails = new Tails();
    private final Unresolved unresolved = new Unresolved(tails, SAMPLE_BITS);
    private final Random random = new Random(1);

    @Test
    void entriesThatOverlapNoneAreMostlyLive() {
        for (int i = 1; i <= 3; i++) {
            unresolved.addOlder(strewn(1_000));
            assertThat(unresolved.count()).isEqualTo(i * 1_000);
            assertThat(areMostlyLive(unresolved)).isTrue();
        }
    }

    @Test
    void soTheyAreWhileFewerThanOneOfEightIsStaleAndNoLonger() {
        Run strewn = strewn(20_000);
        unresolved.addOlder(strewn);
        unresolved.addOlder(part(strewn, 0, 1_500));
        assertThat(areMostlyLive(unresolved)).isTrue();
        unresolved.addOlder(part(strewn, 1_500, 4_500));
        assertThat(areMostlyLive(unresolved)).isFalse();
    }

    @Test
    void severalStretchesAreJudgedAsOne() {
        Unresolved other = new Unresolved(tails, SAMPLE_BITS);
        Run strewn = strewn(4_000);
        unresolved.addOlder(strewn);
        unresolved.addOlder(strewn);
        other.addOlder(strewn);
        assertThat(areMostlyLive(other)).isTrue();
        assertThat(areMostlyLive(unresolved, other)).isFalse();
        for (int i = 0; i < 10; i++) {
            other.addOlder(strewn(4_000));
        }
        assertThat(areMostlyLive(unresolved, other)).isTrue();
    }

    @Test
    void whatComesAgainAndAgainToAPageThatIsNotSampledIsNotTakenToBeLive() {
        unresolved.addOlder(strewn(2_000));
        long page = LongStream.range(0, 100).filter(p -> !isSampled(p)).findFirst().orElseThrow();
        Run again = new Run(0);
        for (int i = 0; i < 4_000; i++) {
            again.add(page << Coverage.PAGE_BITS, tails.numberOf(32, i));
        }
        unresolved.addOlder(again);
        assertThat(areMostlyLive(unresolved)).isFalse();
    }

    @Test
    void whatLiesInALargeEntryIsStaleWhereverThatStarts() {
        long page = LongStream.range(0, 100).filter(p -> !isSampled(p)).findFirst().orElseThrow();
        Run large = new Run(0);
        large.add(page << Coverage.PAGE_BITS, tails.numberOf(1L << 41, 0));
        unresolved.addOlder(large);
        unresolved.addOlder(strewn(2_000));
        assertThat(areMostlyLive(unresolved)).isFalse();
    }

    @Test
    void noRunIsKeptOfABlockWithoutEntries() {
        unresolved.addOlder(new Run(100));
        assertThat(unresolved.runs()).isEmpty();
    }

    /** Whether one entry in it is seen to be live. */
    private boolean isSampled(long page) {
        Unresolved one = new Unresolved(tails, SAMPLE_BITS);
        Run run = new Run(0);
        run.add(page << Coverage.PAGE_BITS, tails.numberOf(32, 0));
        one.addOlder(run);
        return areMostlyLive(one);
    }

    private static boolean areMostlyLive(Unresolved... all) {
        return Unresolved.areMostlyLive(List.of(all));
    }

    private Run strewn(int count) {
        Run run = new Run(0);
        for (int i = 0; i < count; i++) {
            run.add(random.nextLong() >>> 24, tails.numberOf(32, i));
        }
        return run;
    }

    private static Run part(Run run, int from, int to) {
        Run part = new Run(0);
        for (int i = from; i < to; i++) {
            part.add(run.starts[i], run.tails[i]);
        }
        return part;
    }
}
