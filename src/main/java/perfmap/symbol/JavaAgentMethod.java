package perfmap.symbol;

/**
 * A method as perf-map-agent names it: {@code Ljava/lang/String;::hashCode()I(String.java:1507)}, or
 * {@code java.lang.String::hashCode}; descriptor and source as its options had it. Of
 * {@code inlined in outer} it is the inlined method that counts, whose code this is.
 */
final class JavaAgentMethod {
    private JavaAgentMethod() {
    }

    static FunctionName takeApart(String symbol) {
        int outer = symbol.indexOf(" in ");
        String inlined = outer < 0 ? symbol : symbol.substring(0, outer);
        int semicolon = inlined.indexOf(';');
        int scope = inlined.indexOf("::");
        boolean isDescriptor = inlined.startsWith("L") && semicolon > 0 && (scope < 0 || semicolon < scope);
        int classEnd = isDescriptor ? semicolon : scope;
        String className = inlined.substring(isDescriptor ? 1 : 0, classEnd);
        int methodStart = isDescriptor ? classEnd + 1 : classEnd;
        methodStart += inlined.startsWith("::", methodStart) ? 2 : 1;
        int methodEnd = inlined.indexOf('(', methodStart);
        String method = inlined.substring(methodStart, methodEnd < 0 ? inlined.length() : methodEnd);
        int packageEnd = Math.max(className.lastIndexOf('.'), isDescriptor ? packageSlash(className) : -1);
        String packageName = packageEnd < 0 ? null : className.substring(0, packageEnd).replace('/', '.');
        Position source = source(inlined);
        return new FunctionName(className.substring(packageEnd + 1) + '.' + method,
            source.file(), source.line(), 0, packageName);
    }

    /** The slash in front of the simple name; a hidden class ends in another slash and an address. */
    private static int packageSlash(String className) {
        int slash = className.lastIndexOf('/');
        boolean isHidden = slash >= 0 && className.startsWith("0x", slash + 1);
        return isHidden ? className.lastIndexOf('/', slash - 1) : slash;
    }

    private static Position source(String symbol) {
        int open = symbol.lastIndexOf('(');
        if (open >= 0 && symbol.endsWith(")")) {
            Position position = Position.of(symbol.substring(open + 1, symbol.length() - 1));
            if (position.line() > 0) {
                return position;
            }
        }
        return new Position(null, 0, 0);
    }
}
