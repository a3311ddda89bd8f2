package perfmap.symbol;

import java.util.Locale;
import java.util.Optional;

/** The few heaps that kinds fall into; filters and reports take a group wherever they take a kind. */
public enum Group {
    /** Code that somebody wrote as a function or a script. */
    FUNCTIONS,
    /** V8's inline caches and their handlers. */
    ICS,
    /** Short pieces of code that a runtime makes for itself. */
    STUBS,
    /** What comes with the runtime and is there from the start. */
    BUILTINS,
    /** Compiled regular expressions. */
    REGEXPS,
    /** Code that only passes a call on: trampolines, wrappers, adapters. */
    TRAMPOLINES,
    /** Everything else, the unrecognised first of all. */
    OTHER;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The word for it on the command line and in reports: {@code ics}. */
    public String label() {
        return label;
    }

    /** The group that bears this label, to the letter; empty where none does. */
    public static Optional<Group> ofLabel(String label) {
        for (Group group : values()) {
            if (group.label.equals(label)) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }
}
