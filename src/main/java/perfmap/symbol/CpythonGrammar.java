package perfmap.symbol;

/** CPython's trampolines: {@code py::qualified.name:file}, by {@code Python/perf_trampoline.c}. */
final class CpythonGrammar implements Grammar {
    private static final String PREFIX = "py::";

    @Override
    public Traits traits(byte[] name, int from, int to) {
        boolean isPython = Latin1.startsWith(name, from, to, PREFIX);
        return isPython ? Traits.of(Runtime.CPYTHON, Kind.PYTHON_FUNCTION, Tier.NONE) : null;
    }

    @Override
    public FunctionName takeApart(byte[] name, int from, int to, Kind kind) {
        int start = from + PREFIX.length();
        int colon = Latin1.indexOf(name, start, to, ':');
        if (colon < 0) {
            return FunctionName.in(null, Latin1.text(name, start, to));
        }
        Position position = new Position(Latin1.text(name, colon + 1, to), 0, 0);
        return FunctionName.at(Latin1.text(name, start, colon), position);
    }
}
