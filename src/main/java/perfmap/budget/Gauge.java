package perfmap.budget;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import perfmap.churn.Counts;
import perfmap.churn.Figures;
import perfmap.churn.SortKey;

/** What can be measured of a map, or of a part of it. */
public enum Gauge {
    /** The log bytes of all entries. */
    LOG_BYTES(Unit.BYTES, SortKey.LOG_BYTES),
    /** How many entries. */
    ENTRIES(Unit.COUNT, SortKey.ENTRIES),
    /** How many entries are live. */
    LIVE(Unit.COUNT, SortKey.LIVE),
    /** The part of the entries that is stale. */
    STALE_SHARE(Unit.SHARE, SortKey.STALE),
    /** The size of the map once compacted; of the whole map alone. */
    COMPACT_BYTES(Unit.BYTES, SortKey.LIVE),
    /** Log bytes a day, over the time that the map took to grow. */
    GROWTH_PER_DAY(Unit.BYTES_A_DAY, SortKey.LOG_BYTES);

    private final Unit unit;
    private final SortKey cause;

    Gauge(Unit unit, SortKey cause) {
        this.unit = unit;
        this.cause = cause;
    }

    /** What it is counted in. */
    public Unit unit() {
        return unit;
    }

    /** Who has the most of this makes it large. */
    public SortKey cause() {
        return cause;
    }

    /** Its name in budgets and reports: {@code log-bytes}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it can be told of a part of a map. */
    public boolean isKnownOfParts() {
        return this != COMPACT_BYTES;
    }

    /** What it shows of {@code counts}, all of {@code figures} or a part; empty if that isn't known. */
    OptionalDouble of(Figures figures, Counts counts) {
        return switch (this) {
            case LOG_BYTES -> OptionalDouble.of(counts.logBytes());
            case ENTRIES -> OptionalDouble.of(counts.entries());
            case LIVE -> OptionalDouble.of(counts.live());
            case STALE_SHARE -> OptionalDouble.of(
                    counts.entries() == 0 ? 0 : counts.stale() / (double) counts.entries());
            case COMPACT_BYTES -> OptionalDouble.of(figures.compactBytes());
            case GROWTH_PER_DAY -> figures.growth() == null ? OptionalDouble.empty()
                    : OptionalDouble.of(figures.growth().perDay(counts.logBytes()));
        };
    }

    /** The gauge that {@code label} names, if any. */
    static Optional<Gauge> ofLabel(String label) {
        return Arrays.stream(values()).filter(gauge -> gauge.label().equals(label)).findFirst();
    }

    /** The names of all. */
    static List<String> labels() {
        return Arrays.stream(values()).map(Gauge::label).toList();
    }
}
