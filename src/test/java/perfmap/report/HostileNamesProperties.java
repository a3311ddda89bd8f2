package perfmap.report;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import perfmap.churn.Reports;

/** Reports in every form on maps whose names are made to do harm. */
class HostileNamesProperties {
    @Provide
    Arbitrary<byte[]> hostile() {
        return HostileMaps.maps();
    }

    @Property(tries = 300)
    void textStaysInItsColumnsAndSteersNothing(@ForAll("hostile") byte[] map,
            @ForAll @IntRange(min = 60, max = 130) int width) {
        SafeForms.assertTextIsSafe(Reports.of(map), width);
    }

    @Property(tries = 300)
    void csvHasTheFieldsOfItsHeadingAndNoFormula(@ForAll("hostile") byte[] map) {
        SafeForms.assertCsvIsSafe(Reports.of(map));
    }

    @Property(tries = 300)
    void foldedHasThreeFramesAndOneCountALine(@ForAll("hostile") byte[] map) {
        SafeForms.assertFoldedIsSafe(Reports.of(map));
    }

    @Property(tries = 300)
    void jsonIsAsItsSchemaSaysAndSteersNothing(@ForAll("hostile") byte[] map) {
        SafeForms.assertJsonIsSafe(Reports.of(map));
    }

    @Property(tries = 300)
    void whatThePageShowsCannotEndTheElementThatItStandsIn(@ForAll("hostile") byte[] map) {
        SafeForms.assertPageIsSafe(Reports.of(map));
    }

    @Property(tries = 300)
    void aDiffIsSafeInEveryForm(@ForAll("hostile") byte[] before, @ForAll("hostile") byte[] after) {
        SafeForms.assertDiffIsSafe(Reports.of(before), Reports.of(after));
    }
}
