package perfmap.symbol;

/**
 * What a symbol's name tells about it. {@link Classifier} hands out the same instance for the same traits, so
 * that a table of many symbols can hold references, or, smaller still, {@link #code() codes}.
 *
 * @param runtime what wrote it
 * @param kind what sort of code it is
 * @param tier how far it was optimised
 */
public record Traits(Runtime runtime, Kind kind, Tier tier) {
    private static final Kind[] KINDS = Kind.values();
    private static final Tier[] TIERS = Tier.values();
    private static final Traits[] POOL = pool();

    /** Traits of a symbol that is not recognised. */
    public static final Traits UNRECOGNISED = of(Runtime.UNKNOWN, Kind.OTHER, Tier.NONE);

    /** How many codes there are: every {@link #code()} is at least 0 and below this. It fits in a short. */
    public static final int CODES = POOL.length;

    /** The one instance with these traits; allocates nothing. */
    public static Traits of(Runtime runtime, Kind kind, Tier tier) {
        return POOL[code(runtime, kind, tier)];
    }

    /**
     * The one instance with this code; allocates nothing.
     *
     * @throws ArrayIndexOutOfBoundsException if no traits have this code
     */
    public static Traits ofCode(int code) {
        return POOL[code];
    }

    /** A small number for these traits. It holds for one version of the program: store labels, not codes. */
    public int code() {
        return code(runtime, kind, tier);
    }

    /** The group of the kind. */
    public Group group() {
        return kind.group();
    }

    private static int code(Runtime runtime, Kind kind, Tier tier) {
        return (runtime.ordinal() * KINDS.length + kind.ordinal()) * TIERS.length + tier.ordinal();
    }

    private static Traits[] pool() {
        Runtime[] runtimes = Runtime.values();
        Traits[] pool = new Traits[runtimes.length * KINDS.length * TIERS.length];
        for (Runtime runtime : runtimes) {
            for (Kind kind : KINDS) {
                for (Tier tier : TIERS) {
                    pool[code(runtime, kind, tier)] = new Traits(runtime, kind, tier);
                }
            }
        }
        return pool;
    }
}
