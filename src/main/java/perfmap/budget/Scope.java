package perfmap.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import perfmap.churn.Breakdown;
import perfmap.churn.Counts;
import perfmap.churn.Dimension;
import perfmap.churn.Figures;
import perfmap.churn.Row;
import perfmap.filter.Glob;
import perfmap.report.Nearest;
import perfmap.symbol.Classifier;
import perfmap.symbol.Group;
import perfmap.symbol.Kind;

/** The part of a map that a measure is about: all, a kind, a group, or the symbols that match a glob. */
public final class Scope {
    /** The whole map. */
    public static final Scope WHOLE = new Scope("", null, (bytes, from, to) -> true);
    /** Letters and hyphens alone are a kind or a group; anything else is a glob. */
    private static final Pattern LABEL = Pattern.compile("[A-Za-z-]*");

    private final String text;
    /** {@code KIND} or {@code GROUP}; null for the whole map and for a glob. */
    private final Dimension dimension;
    private final Figures.NameTest names;

    private Scope(String text, Dimension dimension, Figures.NameTest names) {
        this.text = text;
        this.dimension = dimension;
        this.names = names;
    }

    /**
     * The part that {@code text} names.
     *
     * @throws WrongBudget if that is neither a kind nor a group nor a glob
     */
    public static Scope of(String text) throws WrongBudget {
        Optional<Group> group = Group.ofLabel(text);
        if (group.isPresent()) {
            return new Scope(text, Dimension.GROUP, (bytes, from, to) ->
                    Classifier.classify(bytes, from, to).group() == group.get());
        }
        Optional<Kind> kind = Kind.ofLabel(text);
        if (kind.isPresent()) {
            return new Scope(text, Dimension.KIND, (bytes, from, to) ->
                    Classifier.classify(bytes, from, to).kind() == kind.get());
        }
        if (LABEL.matcher(text).matches()) {
            throw new WrongBudget("there is no kind or group '" + text + "'; did you mean '"
                    + Nearest.to(text, labels()) + "'? ('perfmap-compact kinds' lists them;"
                    + " what is to be a glob needs another character than letters and hyphens)");
        }
        try {
            return new Scope(text, null, Glob.of(text)::matches);
        } catch (IllegalArgumentException e) {
            throw new WrongBudget(e.getMessage());
        }
    }

    private static List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            labels.add(kind.label());
        }
        for (Group group : Group.values()) {
            labels.add(group.label());
        }
        return labels;
    }

    /** Whether it is the whole map. */
    public boolean isWhole() {
        return this == WHOLE;
    }

    /** Whether it is told by a glob over names. */
    public boolean isGlob() {
        return this != WHOLE && dimension == null;
    }

    /** Whether it may hold several kinds. */
    boolean hasKinds() {
        return this == WHOLE || dimension == Dimension.GROUP;
    }

    /** Whether it holds {@code kind}; asked only of one that has kinds. */
    boolean holds(Kind kind) {
        return this == WHOLE || kind.group().label().equals(text);
    }

    /** Which symbols are in it. */
    Figures.NameTest names() {
        return names;
    }

    /** The sum over it; empty if {@code figures} do not tell. */
    Optional<Counts> counts(Figures figures) {
        if (this == WHOLE) {
            return Optional.of(figures.total());
        }
        return dimension == null ? figures.sum(names)
                : figures.by(List.of(dimension)).flatMap(this::row);
    }

    private Optional<Counts> row(Breakdown table) {
        boolean all = true;
        for (Row row : table.rows()) {
            if (row.others() == 0 && row.key().equals(text)) {
                return Optional.of(row.counts());
            }
            all &= row.others() == 0;
        }
        return all ? Optional.of(new Counts()) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
