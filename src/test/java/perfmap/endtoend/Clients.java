package perfmap.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * perf and Node.js on this machine. Node.js is {@code node}, or what the environment's {@code NODE} names.
 * Where they can't do what the test needs, the test says so loudly and is skipped; under continuous
 * integration ({@code CI=true}) it fails, unless perf is missing or forbidden.
 */
record Clients(String perfVersion, String node, String nodeVersion) {
    static final List<String> RECORD =
            List.of("perf", "record", "-k", "mono", "-e", "cpu-clock:u", "-g", "-N", "-o", "perf.data", "--");

    private static final Pattern FORBIDDEN = Pattern.compile(
            "perf_event_paranoid|permission|not permitted|access to performance monitoring",
            Pattern.CASE_INSENSITIVE);

    static Clients find(Program program) throws InterruptedException {
        String node = System.getenv().getOrDefault("NODE", "node");
        String perfVersion;
        try {
            perfVersion = program.answer("perf", "--version").replaceFirst("^perf version ", "perf ");
        } catch (IOException e) {
            return skip("there is no perf here (Debian: linux-perf): " + e.getMessage());
        }
        try {
            Path output = program.folder().resolve("probe.txt");
            Program.Ended probe = program.run(output, concat(RECORD, "true"));
            if (probe.status() != 0) {
                String reason = String.join(" ", RECORD) + " true: " + probe.errors().strip();
                return FORBIDDEN.matcher(reason).find() ? skip(reason) : failOrSkip(reason);
            }
            return new Clients(perfVersion, node, program.answer(node, "--version"));
        } catch (IOException e) {
            return failOrSkip("perf or Node.js does not run here: " + e.getMessage());
        }
    }

    static List<String> concat(List<String> head, String... tail) {
        return Stream.concat(head.stream(), Stream.of(tail)).toList();
    }

    private static Clients failOrSkip(String reason) {
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(reason);
        }
        return skip(reason);
    }

    private static Clients skip(String reason) {
        System.err.println("*** PerfNamesIT IS SKIPPED: what perf makes of a compact map is NOT tested: "
                + reason);
        return Assumptions.abort(reason);
    }
}
