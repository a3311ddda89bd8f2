package perfmap.symbol;

/**
 * WebAssembly under V8: the function's name, its index and, since V8 8.3 or so, its compiler, with hyphens
 * between: {@code fib-3-turbofan}. It bears no tier mark and no file ({@code log.cc}, {@code wasm-tier.h}).
 */
final class V8Wasm {
    private V8Wasm() {
    }

    /** Whether the text behind the tag, {@code name[from, to)}, is spelt so. */
    static boolean isFunction(byte[] name, int from, int to) {
        return from < to && name[from] != ' ' && endOfName(name, from, to) > from;
    }

    /** Where the function's own name ends; {@code from} where the text is not spelt so. */
    static int endOfName(byte[] name, int from, int to) {
        int end = isCompiler(name, from, to) ? Latin1.lastIndexOf(name, from, to, '-') : to;
        String anonymous = "-<anonymous>";
        if (Latin1.endsWith(name, from, end, anonymous)) {
            return end - anonymous.length();
        }
        int digits = Latin1.startOfDigits(name, from, end);
        boolean hasIndex = digits < end && digits > from && name[digits - 1] == '-';
        return hasIndex ? digits - 1 : from;
    }

    static Tier tier(byte[] name, int from, int to) {
        if (Latin1.endsWith(name, from, to, "-turbofan")) {
            return Tier.OPTIMISED;
        }
        if (Latin1.endsWith(name, from, to, "-liftoff")) {
            return Tier.BASELINE;
        }
        return Latin1.endsWith(name, from, to, "-interpreter") ? Tier.INTERPRETED : Tier.NONE;
    }

    private static boolean isCompiler(byte[] name, int from, int to) {
        return tier(name, from, to) != Tier.NONE || Latin1.endsWith(name, from, to, "-none");
    }
}
