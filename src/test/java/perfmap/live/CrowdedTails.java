package perfmap.live;

import static org.assertj.core.api.Assertions.assertThat;

/** Tails that came too late for a brief number, as in a long log. */
final class CrowdedTails {
    /** Of the symbols 0 to 3 the tails of even sizes below 256 bytes have brief numbers, and those of odd ones none. */
    static final Tails WITH_BRIEF_ONES_OF_EVEN_SIZES = crowded();

    private CrowdedTails() {
    }

    private static Tails crowded() {
        Tails tails = new Tails();
        for (int symbol = 0; symbol < 4; symbol++) {
            for (int size = 0; size < 256; size += 2) {
                assertThat(Tails.briefOf(tails.inBrief(tails.numberOf(size, symbol)))).isLessThan(Briefs.NONE);
            }
        }
        for (int i = 0; i < 1 << 18; i++) {
            tails.inBrief(tails.numberOf(1 + i % 7, 4 + i));
        }
        for (int symbol = 0; symbol < 4; symbol++) {
            for (int size = 1; size < 256; size += 2) {
                assertThat(Tails.briefOf(tails.inBrief(tails.numberOf(size, symbol))))
                        .isGreaterThanOrEqualTo(Briefs.NONE);
            }
        }
        return tails;
    }
}
