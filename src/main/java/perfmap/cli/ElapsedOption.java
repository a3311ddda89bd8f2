package perfmap.cli;

import java.nio.file.Path;
import java.util.OptionalLong;
import perfmap.churn.Growth;
import perfmap.file.Lifetime;
import perfmap.file.Source;
import picocli.CommandLine.Option;

/** How long a log took to grow, the same for every command that reports growth. */
final class ElapsedOption {
    @Option(names = "--elapsed", paramLabel = "TIME", order = 16, converter = ElapsedTime.class,
            description = "How long the log took to grow, as 3d4h. Default: from the file's birth to its last"
                + " write, marked as inferred, if that is a minute or more.")
    private Double elapsed;

    /** Whether the time was given, not left to be inferred. */
    boolean isGiven() {
        return elapsed != null;
    }

    /** How long the log {@code in} took to grow; null if that can't be told. */
    Growth growth(String in) {
        if (elapsed != null) {
            return new Growth(elapsed, false);
        }
        if (in.equals(Source.STANDARD_INPUT)) {
            return null;
        }
        OptionalLong lifetime = Lifetime.seconds(Path.of(in));
        return lifetime.isPresent() ? new Growth(lifetime.getAsLong(), true) : null;
    }
}
