package perfmap.symbol;

import java.util.HashMap;
import java.util.Map;

/**
 * Mono: {@code Namespace.Type:Method (parameters)} by {@code mono_method_full_name}, the same behind
 * {@code (wrapper sort)} for code that leads in, out or around, and bare words for trampolines
 * ({@code mono_tramp_info_create}), of which some have no name and come out as {@code (null)}.
 */
final class MonoGrammar implements Grammar {
    private static final NameTable<Kind> WORDS = words();
    private static final String[] TRAMPOLINE_STARTS = {
        "generic_trampoline_", "rgctx_fetch_trampoline_", "delegate_invoke_", "delegate_virtual_invoke_",
    };

    @Override
    public Traits traits(byte[] name, int from, int to) {
        if (Latin1.startsWith(name, from, to, "(wrapper ")) {
            return mono(Kind.MONO_WRAPPER);
        }
        if (isMethod(name, from, to)) {
            return mono(Kind.MONO_METHOD);
        }
        return isTrampoline(name, from, to) ? mono(Kind.MONO_TRAMPOLINE) : null;
    }

    @Override
    public FunctionName takeApart(byte[] name, int from, int to, Kind kind) {
        String method = Latin1.text(name, from, Latin1.indexOf(name, from, to, " ("));
        int typeEnd = 0;
        while (isNamespacePart(method.charAt(typeEnd))) {
            typeEnd++;
        }
        int dot = method.lastIndexOf('.', typeEnd - 1);
        return dot <= 0 ? FunctionName.in(null, method)
            : FunctionName.in(method.substring(0, dot), method.substring(dot + 1));
    }

    /** A type, a single colon, a method, a blank, and parentheses to the end. */
    static boolean isMethod(byte[] name, int from, int to) {
        if (name[to - 1] != ')' || !startsName(name[from])) {
            return false;
        }
        int blank = Latin1.indexOf(name, from, to, " (");
        int colon = blank < 0 ? -1 : Latin1.indexOf(name, from, blank, ':');
        return colon > from && (startsName(name[colon + 1]) || name[colon + 1] == '.');
    }

    private static boolean startsName(byte b) {
        return Latin1.isWordPart(b) || b == '<';
    }

    /** Up to a colon, or to where type arguments or a nested type begin: those hold dots of their own. */
    private static boolean isNamespacePart(char c) {
        return c != ':' && c != '<' && c != '`' && c != '/';
    }

    private static boolean isTrampoline(byte[] name, int from, int to) {
        if (WORDS.get(name, from, to) != null || Latin1.endsWith(name, from, to, "_trampoline")) {
            return true;
        }
        for (String start : TRAMPOLINE_STARTS) {
            if (Latin1.startsWith(name, from, to, start)) {
                return true;
            }
        }
        return false;
    }

    private static Traits mono(Kind kind) {
        return Traits.of(Runtime.MONO, kind, Tier.NONE);
    }

    private static NameTable<Kind> words() {
        Map<String, Kind> words = new HashMap<>();
        for (String word : new String[] {
            "(null)", "call_filter", "restore_context", "throw_exception", "throw_corlib_exception",
            "rethrow_exception", "rethrow_preserve_exception",
        }) {
            words.put(word, Kind.MONO_TRAMPOLINE);
        }
        return new NameTable<>(words);
    }
}
