package perfmap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import perfmap.file.FileFailure;
import perfmap.file.FileFailure.Step;
import perfmap.file.FileVersion;
import perfmap.file.LiveWriter;
import perfmap.file.MapStream;
import perfmap.file.Output;
import perfmap.file.Source;

/** A map whose place the result takes: refused where something would be lost by it. */
final class Replacement {
    private final String map;
    private final boolean force;
    private final FileVersion opened;

    /** To be made before {@code map} is opened. By {@code force} what others write to it may be lost. */
    Replacement(String map, boolean force) {
        this.map = map;
        this.force = force;
        this.opened = FileVersion.of(map);
    }

    /** Whether to write to {@code target} is to replace {@code map}. */
    static boolean isMeant(String map, String target) throws IOException {
        if (map.equals(Source.STANDARD_INPUT) || target.equals(Output.STANDARD_OUTPUT)) {
            return false;
        }
        try {
            return Files.isRegularFile(Path.of(target)) && Files.isSameFile(Path.of(map), Path.of(target));
        } catch (InvalidPathException e) {
            throw FileFailure.ofName(Step.CREATE_OUTPUT, e);
        }
    }

    /** Refuses a map that is packed, for a plain one would stand under its name. */
    void refuseIfPacked(Source source) throws Refusal {
        if (source instanceof MapStream) {
            throw new Refusal(ExitStatus.CANT_CREATE,
                    map + ": is packed, and a plain map would stand under its name; name another OUT");
        }
    }

    /** After the rename a writer would go on in a deleted file, and all that it logs be lost. */
    void refuseIfBeingWritten() throws FileFailure {
        Optional<LiveWriter> writer = force ? Optional.empty() : liveWriter();
        if (writer.isPresent()) {
            throw new FileFailure(Step.CREATE_OUTPUT, map + ": process " + writer.get().pid() + " ("
                    + writer.get().command() + ") has it open for writing and would go on in a deleted file;"
                    + " write to another OUT, wait until it ends, or use --force");
        }
    }

    private Optional<LiveWriter> liveWriter() throws FileFailure {
        try {
            return LiveWriter.of(Path.of(map));
        } catch (IOException e) {
            throw FileFailure.ofInput(map, e);
        }
    }

    /**
     * Refuses to leave nothing: what is no perf map at all would be lost, and so would a map whose filter is mistaken.
     *
     * @param live how many entries there were before the filter
     */
    void refuseIfEmptied(long live, long kept) throws Refusal {
        if (kept == 0) {
            throw new Refusal(ExitStatus.CANT_CREATE, map + ": is left alone, for nothing would be left of it: "
                    + (live == 0 ? "it has no entry of a perf map" : "the filters drop all its entries")
                    + "; name another OUT if that is what you want");
        }
    }

    /** A writer that came and went meanwhile leaves lines that were not read, or another file, or none. */
    void refuseUnlessLeftAlone() throws FileFailure {
        if (!force && (opened == null || !opened.equals(FileVersion.of(map)))) {
            throw new FileFailure(Step.CREATE_OUTPUT, map + ": was written to, replaced or removed while it was read,"
                    + " and what is new would be lost; run again, or use --force");
        }
        refuseIfBeingWritten();
    }
}
