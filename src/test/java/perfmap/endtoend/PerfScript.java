package perfmap.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code perf script} makes of a recording with one map or another. */
final class PerfScript {
    private static final Path TIME = Path.of("/usr/bin/time");
    private static final Pattern SAMPLE = Pattern.compile("\\s*\\d+/\\d+\\s+(\\d+)\\.(\\d{9}):\\s*");
    private static final Pattern FRAME = Pattern.compile("\\s+([0-9a-f]+) (.*)");

    private final Program program;
    private final Recording recording;

    /** The frames in code made at run time, in the order of the profile, and what it cost to name them. */
    record Reading(List<Frame> frames, Cost cost) {
    }

    /** @param kilobytes the most memory it held; negative if there is no /usr/bin/time to tell */
    record Cost(double seconds, long kilobytes) {
    }

    PerfScript(Program program, Recording recording) {
        this.program = program;
        this.recording = recording;
    }

    /** Reads the profile with {@code map} in the place where perf looks for it. */
    Reading with(Path map) throws IOException, InterruptedException {
        Path place = recording.mapThatPerfReads();
        Path output = program.folder().resolve("script.txt");
        Files.copy(map, place);
        try {
            Cost cost = run(output);
            return new Reading(frames(output, " (" + place + ")"), cost);
        } finally {
            Files.delete(place);
            Files.deleteIfExists(output);
        }
    }

    private Cost run(Path output) throws IOException, InterruptedException {
        Path memory = program.folder().resolve("memory.txt");
        boolean measures = Files.isExecutable(TIME);
        List<String> command = new ArrayList<>();
        if (measures) {
            command.addAll(List.of(TIME.toString(), "-f", "%M", "-o", memory.toString()));
        }
        command.addAll(List.of("perf", "script", "-i", recording.samples().toString(), "--ns",
                "--no-demangle", "--no-inline", "-F", "pid,tid,time,ip,sym,dso"));
        long began = System.nanoTime();
        program.succeed(output, command);
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Cost(seconds, measures ? Long.parseLong(Files.readString(memory).strip()) : -1);
    }

    private static List<Frame> frames(Path output, String ofTheMap) throws IOException {
        List<Frame> frames = new ArrayList<>();
        long time = 0;
        try (BufferedReader lines = Files.newBufferedReader(output, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.endsWith(ofTheMap)) {
                    frames.add(frame(time, line.substring(0, line.length() - ofTheMap.length())));
                } else {
                    Matcher sample = SAMPLE.matcher(line);
                    if (sample.matches()) {
                        time = Long.parseLong(sample.group(1) + sample.group(2));
                    }
                }
            }
        }
        return frames;
    }

    private static Frame frame(long time, String line) throws IOException {
        Matcher frame = FRAME.matcher(line);
        if (!frame.matches()) {
            throw new IOException("perf script wrote a frame of another form: " + line);
        }
        long address = Long.parseUnsignedLong(frame.group(1), 16);
        return new Frame(time, address, frame.group(2).equals("[unknown]") ? null : frame.group(2));
    }
}
