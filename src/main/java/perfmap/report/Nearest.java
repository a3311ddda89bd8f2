package perfmap.report;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.IntStream;

/** The word that somebody most likely meant. */
public final class Nearest {
    private Nearest() {
    }

    /** The one of {@code words} that takes the fewest edits to come to from {@code typed}. */
    public static String to(String typed, Collection<String> words) {
        String nearest = "";
        int fewest = Integer.MAX_VALUE;
        for (String word : words) {
            int edits = edits(typed, word);
            if (edits < fewest) {
                fewest = edits;
                nearest = word;
            }
        }
        return nearest;
    }

    /** The same, if it is so near that it can only have been meant: an edit for every three letters typed. */
    public static Optional<String> closeTo(String typed, Collection<String> words) {
        String nearest = to(typed, words);
        return Optional.of(nearest).filter(word -> edits(typed, word) <= typed.length() / 3);
    }

    /** How many letters must be put in, taken out, replaced, or swapped with the next one. */
    private static int edits(String from, String to) {
        int[] lastButOne = new int[0];
        int[] last = new int[0];
        int[] row = IntStream.rangeClosed(0, to.length()).toArray();
        for (int i = 1; i <= from.length(); i++) {
            lastButOne = last;
            last = row;
            row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int other = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(last[j - 1] + other, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    row[j] = Math.min(row[j], lastButOne[j - 2] + 1);
                }
            }
        }
        return row[to.length()];
    }
}
