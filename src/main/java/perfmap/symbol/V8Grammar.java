package perfmap.symbol;

import java.util.HashMap;
import java.util.Map;

/**
 * V8: a tag, a colon, for functions a tier mark, and the rest, as {@code CodeEventLogger} in {@code log.cc}
 * puts them together. What a tier mark looks like is in {@code code-kind.cc}: {@code ~}, {@code ^},
 * {@code +}, {@code *}; the newest V8 writes {@code o} before the last two for on-stack replacement and
 * {@code '} after them for context-specialised code.
 */
final class V8Grammar implements Grammar {
    private static final NameTable<Kind> TAGS = tags();

    @Override
    public Traits traits(byte[] name, int from, int to) {
        int colon = from;
        while (colon < to && Latin1.isLetter(name[colon])) {
            colon++;
        }
        if (colon == from || colon == to) {
            return null;
        }
        if (name[colon] != ':') {
            // Since V8 10.9 a regular expression has this in the place of its tag, for pprof's sake; in Node 26
            // the sign is the other one.
            boolean isRegExp = Latin1.startsWith(name, from, to, "RegExp.> ")
                || Latin1.startsWith(name, from, to, "RegExp.< ");
            return isRegExp ? v8(Kind.REG_EXP, Tier.NONE) : null;
        }
        Kind kind = TAGS.get(name, from, colon);
        if (kind == null) {
            boolean isIc = Latin1.endsWith(name, from, colon, "IC");
            return isIc && !MonoGrammar.isMethod(name, from, to) ? v8(Kind.IC, Tier.NONE) : null;
        }
        boolean isFunction = kind.group() == Group.FUNCTIONS;
        return isFunction ? function(kind, name, from, colon + 1, to) : v8(kind, Tier.NONE);
    }

    @Override
    public FunctionName takeApart(byte[] name, int from, int to, Kind kind) {
        int start = Latin1.indexOf(name, from, to, ':') + 1;
        if (kind == Kind.WASM) {
            return FunctionName.in(null, Latin1.text(name, start, V8Wasm.endOfName(name, start, to)));
        }
        String text = Latin1.text(name, afterMark(name, start, to), to);
        boolean isScript = kind == Kind.SCRIPT || kind == Kind.EVAL;
        return V8Source.takeApart(text, isScript);
    }

    private static Traits function(Kind kind, byte[] name, int from, int start, int to) {
        int end = afterMark(name, start, to);
        if (end > start) {
            return v8(kind, tier(name[end - 1] == '\'' ? name[end - 2] : name[end - 1]));
        }
        boolean mayBeWasm = kind == Kind.FUNCTION || kind == Kind.JS;
        if (mayBeWasm && V8Wasm.isFunction(name, start, to)) {
            return v8(Kind.WASM, V8Wasm.tier(name, start, to));
        }
        if (MonoGrammar.isMethod(name, from, to)) {
            return null; // of a class in no namespace that is called Script, Function or the like
        }
        return v8(kind, kind == Kind.INTERPRETED_FUNCTION ? Tier.INTERPRETED : Tier.NONE);
    }

    /** Where a function's text starts behind its tier mark; {@code from} where it bears none. */
    private static int afterMark(byte[] name, int from, int to) {
        if (from == to) {
            return from;
        }
        byte first = name[from];
        if (first == '~' || first == '^') {
            return from + 1;
        }
        // An o is a mark only in front of one: function o without a mark is followed by a blank.
        int at = first == 'o' ? from + 1 : from;
        if (at < to && (name[at] == '*' || name[at] == '+')) {
            boolean specialised = at + 1 < to && name[at + 1] == '\'';
            return specialised ? at + 2 : at + 1;
        }
        return from;
    }

    private static Tier tier(byte mark) {
        return switch (mark) {
            case '~' -> Tier.INTERPRETED;
            case '^' -> Tier.BASELINE;
            case '+' -> Tier.MID;
            default -> Tier.OPTIMISED;
        };
    }

    private static Traits v8(Kind kind, Tier tier) {
        return Traits.of(Runtime.V8, kind, tier);
    }

    private static NameTable<Kind> tags() {
        Map<String, Kind> tags = new HashMap<>();
        for (Kind kind : Kind.values()) {
            if (kind.tag() != null) {
                tags.put(kind.tag(), kind);
            }
        }
        return new NameTable<>(tags);
    }
}
