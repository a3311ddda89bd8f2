package perfmap.churn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GrowthTest {
    @Test
    void whatCameInTwoDaysComesByHalfADay() {
        Growth growth = new Growth(2 * 86_400, false);
        assertThat(growth.perDay(5_800_000_000.0)).isEqualTo(2_900_000_000.0);
        assertThat(growth.perSecond(172_800)).isEqualTo(1);
    }

    @Test
    void whatCameInASecondIsToldForADay() {
        assertThat(new Growth(0.5, true).perDay(1)).isEqualTo(172_800);
    }
}
