package perfmap.symbol;

/**
 * PHP's tracing and function JIT: {@code JIT$} and {@code TRACE-number$} in front of a function, a
 * {@code Class::method} or a file as a whole, {@code $line} behind a trace, {@code JIT$$} in front of a
 * stub, {@code ESCAPE-trace-exit} for a trace's way out ({@code zend_jit.c}, {@code zend_jit_trace.c});
 * a bare {@code Class::method} is taken for PHP's too.
 */
final class PhpGrammar implements Grammar {
    @Override
    public Traits traits(byte[] name, int from, int to) {
        if (Latin1.startsWith(name, from, to, "JIT$")) {
            boolean isStub = Latin1.startsWith(name, from, to, "JIT$$");
            return php(isStub ? Kind.PHP_STUB : Kind.PHP_FUNCTION);
        }
        if (isNumbered(name, from, to, "TRACE-", '$')) {
            return php(Kind.PHP_TRACE);
        }
        if (isNumbered(name, from, to, "ESCAPE-", '-')) {
            return php(Kind.PHP_STUB);
        }
        return isMethod(name, from, to) ? php(Kind.PHP_FUNCTION) : null;
    }

    @Override
    public FunctionName takeApart(byte[] name, int from, int to, Kind kind) {
        String text = Latin1.text(name, from, to);
        if (kind == Kind.PHP_TRACE) {
            return trace(text.substring(text.indexOf('$') + 1));
        }
        String function = text.startsWith("JIT$") ? text.substring("JIT$".length()) : text;
        // A closure has its file and line behind it.
        int path = function.indexOf(":/");
        if (path > 0) {
            return function(function.substring(0, path), Position.of(function.substring(path + 1)));
        }
        return isFile(function) ? FunctionName.at("", new Position(function, 0, 0))
            : function(function, new Position(null, 0, 0));
    }

    private static FunctionName trace(String text) {
        int dollar = text.lastIndexOf('$');
        String function = dollar < 0 ? text : text.substring(0, dollar);
        int line = dollar < 0 ? 0 : Position.of(':' + text.substring(dollar + 1)).line();
        return isFile(function) ? FunctionName.at("", new Position(function, line, 0))
            : function(function, new Position(null, line, 0));
    }

    private static FunctionName function(String text, Position position) {
        int scope = text.indexOf("::");
        int backslash = text.lastIndexOf('\\', scope < 0 ? text.length() : scope);
        String namespace = backslash <= 0 ? null : text.substring(0, backslash);
        String name = text.substring(backslash + 1);
        return new FunctionName(name, position.file(), position.line(), 0, namespace);
    }

    private static boolean isFile(String text) {
        return text.indexOf('/') >= 0;
    }

    private static boolean isNumbered(byte[] name, int from, int to, String prefix, char next) {
        if (!Latin1.startsWith(name, from, to, prefix)) {
            return false;
        }
        int start = from + prefix.length();
        int end = start;
        while (end < to && Latin1.isDigit(name[end])) {
            end++;
        }
        return end > start && end < to && name[end] == next;
    }

    /** Words with backslashes between, one {@code ::}, and a word to the end. */
    private static boolean isMethod(byte[] name, int from, int to) {
        int scope = from;
        while (scope < to && (Latin1.isWordPart(name[scope]) || name[scope] == '\\')) {
            scope++;
        }
        int method = scope + 2;
        boolean hasClass = scope > from && !Latin1.isDigit(name[from]);
        if (!hasClass || method >= to || !Latin1.startsWith(name, scope, to, "::")) {
            return false;
        }
        for (int i = method; i < to; i++) {
            if (!Latin1.isWordPart(name[i])) {
                return false;
            }
        }
        return true;
    }

    private static Traits php(Kind kind) {
        return Traits.of(Runtime.PHP, kind, Tier.NONE);
    }
}
