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
    /** What was logged again; null if that is not counted, or not here. */
    private Relogs relogs;
    /** Where it logged, for {@link Relogs} that are counted elsewhere; or null. */
    private final StartLog startLog;

    private Stretch(Relogs relogs, StartLog startLog) {
        this.relogs = relogs;
        this.startLog = startLog;
    }

    /** Counts what was logged again, unless that is null. */
    static Stretch with(Relogs relogs) {
        return new Stretch(relogs, null);
    }

    /** Keeps where it logged in {@code startLog}, unless that is null. */
    static Stretch with(StartLog startLog) {
        return new Stretch(null, startLog);
    }

    /** Adds the entries and lines of a slice that is older than all that was added before. */
    void addOlder(Batch batch, LineCounts olderLines) {
        lines = olderLines.then(lines);
        if (batch.entries.count == 0) {
            return;
        }
        newestWins.addOlder(batch.entries);
        if (relogs != null) {
            relogs.add(batch.entries.starts, batch.entries.symbols, 0, batch.entries.count);
        }
        if (startLog != null) {
            startLog.addOlder(batch.entries);
        }
    }

    /** This stretch and the one that follows it in the map; uses both up. */
    Stretch then(Stretch newer) {
        newestWins = newestWins.then(newer.newestWins);
        return endWithRest(newer);
    }

    /** As {@link #then}, but what is returned may only be followed by others, not follow one itself. */
    Stretch endWith(Stretch newer) {
        newestWins = newestWins.endWith(newer.newestWins);
        return endWithRest(newer);
    }

    private Stretch endWithRest(Stretch newer) {
        lines = lines.then(newer.lines);
        relogs = relogs == null ? newer.relogs : relogs.then(newer.relogs);
        return this;
    }

    /** Makes what {@link #then} has used up ready to be used anew. */
    Stretch clear() {
        newestWins.clear();
        lines = new LineCounts();
        if (startLog != null) {
            startLog.clear();
        }
        return this;
    }

    StartLog startLog() {
        return startLog;
    }

    NewestWins newestWins() {
        return newestWins;
    }

    LineCounts lines() {
        return lines;
    }

    /** Hands in what was logged again, if that is counted, and forgets it: that is much where addresses are many. */
    void handInRelogsTo(Tally tally) {
        if (relogs != null) {
            relogs.handInTo(tally);
            relogs = null;
        }
    }
}
