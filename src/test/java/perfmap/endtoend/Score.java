package perfmap.endtoend;

import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

/** How many frames bear their true name, another one, or none; those with no known true name don't count. */
record Score(int right, int wrong, int none) {
    /** @param counts which frames are asked about, by what they are and their true name */
    static Score of(List<Frame> frames, String[] trueNames, BiPredicate<Frame, String> counts) {
        int right = 0;
        int wrong = 0;
        int none = 0;
        for (int i = 0; i < trueNames.length; i++) {
            Frame frame = frames.get(i);
            if (trueNames[i] == null || !counts.test(frame, trueNames[i])) {
                continue;
            }
            if (frame.name() == null) {
                none++;
            } else if (frame.name().equals(trueNames[i])) {
                right++;
            } else {
                wrong++;
            }
        }
        return new Score(right, wrong, none);
    }

    int frames() {
        return right + wrong + none;
    }

    /** A row of the table. */
    String row(String label) {
        return String.format(Locale.ROOT, "  %-40s %7.1f %% %7.1f %% %7.1f %%%n", label,
                percent(right), percent(wrong), percent(none));
    }

    private double percent(int part) {
        return 100.0 * part / Math.max(1, frames());
    }
}
