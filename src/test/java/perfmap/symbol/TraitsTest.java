package perfmap.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TraitsTest {
    @Test
    void everyCombinationHasACodeOfItsOwnThatLeadsBackToTheSameInstance() {
        Set<Integer> codes = new HashSet<>();
        for (Runtime runtime : Runtime.values()) {
            for (Kind kind : Kind.values()) {
                for (Tier tier : Tier.values()) {
                    Traits traits = Traits.of(runtime, kind, tier);
                    assertThat(traits).isEqualTo(new Traits(runtime, kind, tier));
                    assertThat(Traits.ofCode(traits.code())).isSameAs(traits);
                    assertThat(codes.add(traits.code())).isTrue();
                }
            }
        }
        assertThat(codes).hasSize(Traits.CODES);
    }

    @Test
    void everyCodeFitsInAShortAndNothingLiesBeyondTheLast() {
        assertThat(Traits.CODES - 1).isBetween(0, (int) Short.MAX_VALUE);
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
            .isThrownBy(() -> Traits.ofCode(Traits.CODES));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> Traits.ofCode(-1));
    }

    @Test
    void theUnrecognisedIsOtherOfAnUnknownRuntime() {
        assertThat(Traits.UNRECOGNISED).isEqualTo(new Traits(Runtime.UNKNOWN, Kind.OTHER, Tier.NONE));
        assertThat(Traits.UNRECOGNISED.group()).isEqualTo(Group.OTHER);
    }
}
