package perfmap.symbol;

import java.util.Map;

/** A fixed map from ASCII words to values, asked with ranges of bytes; an answer allocates nothing. */
final class NameTable<T> {
    private final String[] words;
    private final Object[] values;
    private final int mask;
    private final int longest;

    NameTable(Map<String, T> entries) {
        int capacity = Integer.highestOneBit(Math.max(1, entries.size()) * 4);
        words = new String[capacity];
        values = new Object[capacity];
        mask = capacity - 1;
        int length = 0;
        for (Map.Entry<String, T> entry : entries.entrySet()) {
            String word = entry.getKey();
            // The String's own hash is the same polynomial as hash() below.
            int slot = spread(word.hashCode());
            while (words[slot] != null) {
                slot = (slot + 1) & mask;
            }
            words[slot] = word;
            values[slot] = entry.getValue();
            length = Math.max(length, word.length());
        }
        longest = length;
    }

    /** The value of the word that this range spells; null where it spells none. */
    @SuppressWarnings("unchecked")
    T get(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length > longest) {
            return null;
        }
        int slot = spread(hash(bytes, from, to));
        while (words[slot] != null) {
            if (words[slot].length() == length && Latin1.startsWith(bytes, from, to, words[slot])) {
                return (T) values[slot];
            }
            slot = (slot + 1) & mask;
        }
        return null;
    }

    private int spread(int hash) {
        return (hash ^ hash >>> 16 ^ hash >>> 7) & mask;
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }
}
