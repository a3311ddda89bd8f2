package perfmap.symbol;

/**
 * Erlang/OTP's BeamAsm: {@code $module:function/arity}, the same with {@code -CodeInfoPrologue} for what
 * stands in front of a function, {@code $module::codeHeader} and {@code $module::codeFooter} around a
 * module, and {@code $global::name} for the fragments that all modules share ({@code beam_asm_module.cpp}).
 */
final class ErlangGrammar implements Grammar {
    private static final String PROLOGUE = "-CodeInfoPrologue";

    @Override
    public Traits traits(byte[] name, int from, int to) {
        if (name[from] != '$') {
            return null;
        }
        if (Latin1.startsWith(name, from, to, "$global::")) {
            return erlang(Kind.ERLANG_GLOBAL);
        }
        boolean isHeader = Latin1.endsWith(name, from, to, "::codeHeader");
        if (isHeader || Latin1.endsWith(name, from, to, "::codeFooter")) {
            return erlang(Kind.ERLANG_HEADER);
        }
        boolean isPrologue = Latin1.endsWith(name, from, to, PROLOGUE);
        int end = isPrologue ? to - PROLOGUE.length() : to;
        if (!isFunction(name, from, end)) {
            return null;
        }
        return erlang(isPrologue ? Kind.ERLANG_PROLOGUE : Kind.ERLANG_FUNCTION);
    }

    @Override
    public FunctionName takeApart(byte[] name, int from, int to, Kind kind) {
        int end = kind == Kind.ERLANG_PROLOGUE ? to - PROLOGUE.length() : to;
        int colon = endOfModule(name, from + 1, end);
        return FunctionName.in(Latin1.text(name, from + 1, colon), Latin1.text(name, colon + 1, end));
    }

    private static boolean isFunction(byte[] name, int from, int to) {
        int slash = Latin1.startOfDigits(name, from, to) - 1;
        if (slash <= from || slash == to - 1 || name[slash] != '/') {
            return false;
        }
        int colon = endOfModule(name, from + 1, slash);
        return colon > from + 1 && colon + 1 < slash;
    }

    /** The colon behind the module, which stands in quotes where it is no plain atom; -1 where none is. */
    private static int endOfModule(byte[] name, int from, int to) {
        int start = from;
        if (name[from] == '\'') {
            int quote = from + 1;
            while (quote < to && name[quote] != '\'') {
                quote += name[quote] == '\\' ? 2 : 1;
            }
            start = Math.min(quote, to);
        }
        return Latin1.indexOf(name, start, to, ':');
    }

    private static Traits erlang(Kind kind) {
        return Traits.of(Runtime.ERLANG, kind, Tier.NONE);
    }
}
