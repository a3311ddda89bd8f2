package perfmap.endtoend;

import java.util.List;
import java.util.Locale;

/** How many frames bear their true name, another one, or none; those with no known true name don't count. */
record Score(int right, int wrong, int none) {
    static Score of(List<Frame> frames, String[] trueNames, long since) {
        int right = 0;
        int wrong = 0;
        int none = 0;
        for (int i = 0; i < trueNames.length; i++) {
            Frame frame = frames.get(i);
            if (trueNames[i] == null || frame.time() < since) {
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
        return String.format(Locale.ROOT, "  %-30s %7.1f %% %7.1f %% %7.1f %%%n", label,
                percent(right), percent(wrong), percent(none));
    }

    private double percent(int part) {
        return 100.0 * part / Math.max(1, frames());
    }
}
