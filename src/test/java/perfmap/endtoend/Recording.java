package perfmap.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one run of a Node process under perf left behind: the samples, its map, its jitdump, and its mappings
 * as they were at its end. All of it lies in the folder of {@link Program}.
 */
final class Recording implements AutoCloseable {
    private final Path folder;
    private final long pid;

    private Recording(Path folder, long pid) {
        this.folder = folder;
        this.pid = pid;
    }

    /** Runs {@code workload}, which takes {@code load} and the file for its mappings as its arguments. */
    static Recording of(Clients clients, Program program, Path workload, int load)
            throws IOException, InterruptedException {
        Path folder = program.folder();
        try {
            program.succeed(folder.resolve("workload.txt"), Clients.concat(Clients.RECORD, clients.node(),
                    "--perf-basic-prof", "--perf-prof", "--expose-gc",
                    workload.toAbsolutePath().toString(), Integer.toString(load), "procmaps"));
        } finally {
            for (long pid : dumped(folder)) {
                Path map = mapThatPerfReads(pid);
                if (Files.exists(map)) {
                    Files.copy(map, folder.resolve("raw.map"));
                    Files.delete(map);
                }
            }
        }
        List<Long> pids = dumped(folder);
        if (pids.size() != 1) {
            throw new IOException("the workload wrote " + pids.size() + " jitdumps into its folder, not one");
        }
        return new Recording(folder, pids.get(0));
    }

    private static List<Long> dumped(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("jit-\\d+\\.dump"))
                    .map(name -> Long.valueOf(name.replaceAll("\\D", ""))).toList();
        }
    }

    private static Path mapThatPerfReads(long pid) {
        return Path.of("/tmp/perf-" + pid + ".map");
    }

    /** The one place where perf looks for the map of the process. */
    Path mapThatPerfReads() {
        return mapThatPerfReads(pid);
    }

    Path rawMap() {
        return folder.resolve("raw.map");
    }

    Path mappings() {
        return folder.resolve("procmaps");
    }

    Path jitdump() {
        return folder.resolve("jit-" + pid + ".dump");
    }

    Path samples() {
        return folder.resolve("perf.data");
    }

    /** Leaves nothing of the process in /tmp; the folder is its owner's to remove. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(mapThatPerfReads());
    }
}
