package perfmap.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class UnresolvedTest {
    private static final int SAMPLE_BITS = 4;

    private final Tails tails = new Tails();
    private final Unresolved unresolved = new Unresolved(tails, 3_000, SAMPLE_BITS);
    private final Random random = new Random(1);

    @Test
    void entriesThatOverlapNoneAreMostlyLive() {
        for (int i = 0; i < 3; i++) {
            assertThat(unresolved.areMany()).isFalse();
            unresolved.addOlder(strewn(1_000));
        }
        assertThat(unresolved.areMany()).isTrue();
        assertThat(unresolved.areMostlyLive()).isTrue();
    }

    @Test
    void entriesThatComeToTheSamePlacesAgainAreNot() {
        Run strewn = strewn(1_000);
        for (int i = 0; i < 3; i++) {
            unresolved.addOlder(strewn);
        }
        assertThat(unresolved.areMostlyLive()).isFalse();
    }

    @Test
    void ofThoseThatAreAllInPagesThatAreNotSampledItIsNotBelieved() {
        long page = LongStream.range(0, 100).filter(p -> !isSampled(p)).findFirst().orElseThrow();
        Run run = new Run(0);
        for (int i = 0; i < 100; i++) {
            run.add((page << Coverage.PAGE_BITS) + i * 32, tails.numberOf(32, i));
        }
        unresolved.addOlder(run);
        assertThat(unresolved.areMostlyLive()).isFalse();
    }

    /** Whether one entry in it is seen to be live. */
    private boolean isSampled(long page) {
        Unresolved one = new Unresolved(tails, 1, SAMPLE_BITS);
        Run run = new Run(0);
        run.add(page << Coverage.PAGE_BITS, tails.numberOf(32, 0));
        one.addOlder(run);
        return one.areMostlyLive();
    }

    private Run strewn(int count) {
        Run run = new Run(0);
        for (int i = 0; i < count; i++) {
            run.add(random.nextLong() >>> 24, tails.numberOf(32, i));
        }
        return run;
    }
}
