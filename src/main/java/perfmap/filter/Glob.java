package perfmap.filter;

import java.nio.charset.StandardCharsets;

/**
 * A shell pattern held against whole names: {@code *} is any run of bytes, {@code ?} one character,
 * {@code [a-c]} and {@code [!a-c]} one byte of a set or not of it, {@code \} takes the next byte as it is.
 * Bytes are compared, so any encoding will do; a {@code ?} takes a whole UTF-8 sequence.
 */
public final class Glob {
    private final byte[] pattern;

    private Glob(byte[] pattern) {
        this.pattern = pattern;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if a set is not closed or the pattern ends in {@code \}
     */
    public static Glob of(String pattern) {
        Glob glob = new Glob(pattern.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < glob.pattern.length; i = glob.nextToken(i)) {
            if (glob.pattern[i] == '[' && glob.endOfSet(i) < 0) {
                throw new IllegalArgumentException("'" + pattern + "': a [ without its ]; write \\[ for the character");
            }
            if (glob.pattern[i] == '\\' && i + 1 == glob.pattern.length) {
                throw new IllegalArgumentException("'" + pattern + "': ends in \\; write \\\\ for the character");
            }
        }
        return glob;
    }

    /**
     * Whether the bytes {@code [from, to)} match. When a token fails behind a star, the star takes one byte
     * more; only the last star need ever be asked, so the time is at most name times pattern.
     */
    public boolean matches(byte[] name, int from, int to) {
        int at = from;
        int token = 0;
        int star = -1;
        int starAt = 0;
        while (true) {
            if (token < pattern.length && pattern[token] == '*') {
                star = token++;
                starAt = at;
                continue;
            }
            int next = token < pattern.length && at < to ? matchOne(token, name, at, to) : -1;
            if (next >= 0) {
                at = next;
                token = nextToken(token);
            } else if (token == pattern.length && at == to) {
                return true;
            } else if (star >= 0 && starAt < to) {
                at = ++starAt;
                token = star + 1;
            } else {
                return false;
            }
        }
    }

    /** Where the name goes on if the token at {@code token} takes what is at {@code at}, else -1. */
    private int matchOne(int token, byte[] name, int at, int to) {
        return switch (pattern[token]) {
            case '?' -> endOfCharacter(name, at, to);
            case '[' -> isInSet(token, name[at] & 0xff) ? at + 1 : -1;
            case '\\' -> pattern[token + 1] == name[at] ? at + 1 : -1;
            default -> pattern[token] == name[at] ? at + 1 : -1;
        };
    }

    private static int endOfCharacter(byte[] name, int at, int to) {
        int end = at + 1;
        boolean leads = (name[at] & 0xc0) == 0xc0;
        while (leads && end < to && end < at + 4 && (name[end] & 0xc0) == 0x80) {
            end++;
        }
        return end;
    }

    private boolean isInSet(int open, int b) {
        int end = endOfSet(open);
        int i = open + 1;
        boolean negated = pattern[i] == '!' || pattern[i] == '^';
        if (negated) {
            i++;
        }
        boolean found = false;
        while (i < end) {
            int low = pattern[i] & 0xff;
            boolean range = i + 2 < end && pattern[i + 1] == '-';
            int high = range ? pattern[i + 2] & 0xff : low;
            found |= low <= b && b <= high;
            i += range ? 3 : 1;
        }
        return found != negated;
    }

    /** The place of the ] that closes the set opened at {@code open}; -1 if none does. */
    private int endOfSet(int open) {
        int i = open + 1;
        if (i < pattern.length && (pattern[i] == '!' || pattern[i] == '^')) {
            i++;
        }
        i++; // a ] that comes first is a member
        while (i < pattern.length && pattern[i] != ']') {
            i++;
        }
        return i < pattern.length ? i : -1;
    }

    private int nextToken(int token) {
        return switch (pattern[token]) {
            case '[' -> endOfSet(token) + 1;
            case '\\' -> token + 2;
            default -> token + 1;
        };
    }
}
