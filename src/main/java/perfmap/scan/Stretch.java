package perfmap.scan;

import perfmap.format.LineCounts;
import perfmap.live.NewestWins;

/**
 * What a stretch of the map leaves behind: who is live in it and what it covers, its lines by kind, and
 * which places it logged. Grows towards older lines; {@link #then} joins it with the stretch that follows.
 */
final class Stretch {
    private NewestWins newestWins = new NewestWins();
    private LineCounts lines = new LineCounts();
    /** Null unless churn is counted. */
    private final Relogs relogs;

    /** Counts what was logged again if there are {@code tails}, which may be null, to tell it by. */
    Stretch(Tails tails) {
        relogs = tails == null ? null : new Relogs(tails);
    }

    /** Adds the entries and lines of a slice that is older than all that was added before. */
    void addOlder(Batch batch, LineCounts olderLines) {
        lines = olderLines.then(lines);
        if (batch.entries.count == 0) {
            return;
        }
        newestWins.addOlder(batch.entries);
        if (relogs != null) {
            relogs.add(batch.entries.starts, batch.entries.symbols, batch.entries.count);
        }
    }

    /** This stretch and the one that follows it in the map; uses both up. */
    Stretch then(Stretch newer) {
        newestWins = newestWins.then(newer.newestWins);
        lines = lines.then(newer.lines);
        if (relogs != null) {
            relogs.then(newer.relogs);
        }
        return this;
    }

    /** Makes what {@link #then} has used up ready to be used anew. */
    Stretch clear() {
        newestWins.clear();
        lines = new LineCounts();
        if (relogs != null) {
            relogs.clear();
        }
        return this;
    }

    NewestWins newestWins() {
        return newestWins;
    }

    LineCounts lines() {
        return lines;
    }

    Relogs relogs() {
        return relogs;
    }
}
