package perfmap.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final int PAGE = 1024;

    private final Coverage coverage = new Coverage();

    @Test
    void nothingIsCoveredAtFirst() {
        assertThat(coverage.touches(0, -1)).isFalse();
        assertThat(coverage.touches(0, 0)).isFalse();
        assertThat(coverage.touches(-1, -1)).isFalse();
    }

    @Test
    void rangesThatOnlyTouchEachOtherDoNotOverlap() {
        for (int size : new int[] {1, 0x10, PAGE, 64 * PAGE, 65 * PAGE, 66 * PAGE, 1 << 30}) {
            Coverage touching = new Coverage();
            assertThat(touching.cover(0x1_0000_0000L, 0x1_0000_0000L + size - 1)).isFalse();
            assertThat(touching.cover(0x1_0000_0000L + size, 0x1_0000_0000L + 2L * size - 1)).isFalse();
            assertThat(touching.cover(0x1_0000_0000L - size, 0x1_0000_0000L - 1)).isFalse();
            assertThat(touching.cover(0x1_0000_0000L + size - 1, 0x1_0000_0000L + size - 1)).isTrue();
        }
    }

    @Test
    void rangesOfEverySizeAroundTheLargestThatThePagesHoldAreTold() {
        for (int pages = 62; pages <= 68; pages++) {
            for (int off = -1; off <= 1; off++) {
                for (long first : new long[] {0, 1, PAGE - 1, PAGE, 10 * PAGE + 1}) {
                    Coverage one = new Coverage();
                    long last = first + (long) pages * PAGE + off;
                    assertThat(one.cover(first + 1, last - 1)).isFalse();
                    assertThat(one.touches(first, first)).isFalse();
                    assertThat(one.touches(last, last)).isFalse();
                    assertThat(one.touches(first + 1, first + 1)).isTrue();
                    assertThat(one.touches(last - 1, last - 1)).isTrue();
                    assertThat(one.touches(first, last)).isTrue();
                    assertThat(one.cover(last, last + 70 * PAGE)).isFalse();
                    assertThat(one.cover(first, last)).isTrue();
                }
            }
        }
    }

    @Test
    void theWholeAddressSpaceCanBeCovered() {
        assertThat(coverage.cover(0, -1)).isFalse();
        assertThat(coverage.touches(0, 0)).isTrue();
        assertThat(coverage.touches(-1, -1)).isTrue();
        assertThat(coverage.cover(Long.MIN_VALUE, Long.MIN_VALUE)).isTrue();
    }

    @Test
    void theFirstAndTheLastAddressAreNotNeighbours() {
        coverage.cover(-1, -1);
        assertThat(coverage.touches(0, 0)).isFalse();
        assertThat(coverage.cover(0, 0)).isFalse();
        assertThat(coverage.touches(1, -2)).isFalse();
        assertThat(coverage.cover(-1, -1)).isTrue();
    }

    @Test
    void aLargeRangeSeesWhatThePagesHeldBeforeItAndThePagesSeeIt() {
        coverage.cover(0x12345, 0x12345);
        assertThat(coverage.touches(0x12346, 0x100_0000)).isFalse();
        assertThat(coverage.touches(0x10_0000, 0x100_0000)).isFalse();
        assertThat(coverage.cover(0x12345, 0x100_0000)).isTrue();
        assertThat(coverage.cover(0x8_0000, 0x8_0010)).isTrue();
        coverage.cover(0x200_0000, 0x200_0000);
        assertThat(coverage.touches(0x100_0001, 0x1ff_ffff)).isFalse();
        assertThat(coverage.touches(0x100_0001, 0x200_0000)).isTrue();
    }

    @Test
    void aHundredThousandPagesAreHeld() {
        coverAHundredThousandPages();
        assertHundredThousandPages();
    }

    private void coverAHundredThousandPages() {
        for (long page = 0; page < 100_000; page++) {
            long at = page * 7 * PAGE;
            assertThat(coverage.cover(at + 10, at + 20)).isFalse();
            coverage.cover(at + 100, at + 100); // no longer one span
        }
    }

    private void assertHundredThousandPages() {
        for (long page = 0; page < 100_000; page++) {
            long at = page * 7 * PAGE;
            assertThat(coverage.touches(at + 20, at + 99)).isTrue();
            assertThat(coverage.touches(at + 21, at + 99)).isFalse();
            assertThat(coverage.touches(at + 100, at + 100)).isTrue();
            assertThat(coverage.touches(at + 101, at + PAGE)).isFalse();
        }
    }
}
