package perfmap.endtoend;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The code that a jitdump tells of, oldest first; unlike a map it says when. The format is that of
 * tools/perf/Documentation/jitdump-specification.txt in the kernel's sources.
 */
final class Jitdump {
    private static final int MAGIC = 0x4A695444;
    private static final int VERSION = 1;
    private static final int HEADER = 40;
    private static final int RECORD_HEADER = 16;
    private static final int CODE_LOAD = 0;
    private static final int CODE_MOVE = 1;

    private Jitdump() {
    }

    /** Code that came to be at {@code start}. */
    record Code(long time, long start, long size, String name) {
    }

    /** @param file a whole jitdump, whose times are those of CLOCK_MONOTONIC */
    static List<Code> read(Path file) throws IOException {
        ByteBuffer dump = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        if (dump.getInt(0) != MAGIC) {
            dump.order(ByteOrder.BIG_ENDIAN);
        }
        if (dump.getInt(0) != MAGIC || dump.getInt(4) != VERSION) {
            throw new IOException(file + " is no jitdump of version " + VERSION);
        }
        long flags = dump.getLong(HEADER - Long.BYTES);
        if (flags != 0) {
            throw new IOException(file + ": its times are not those of CLOCK_MONOTONIC, flags " + flags);
        }
        List<Code> codes = new ArrayList<>();
        int at = dump.getInt(8);
        while (at + RECORD_HEADER <= dump.limit()) {
            int length = dump.getInt(at + 4);
            if (length < RECORD_HEADER || length > dump.limit() - at) {
                throw new IOException(file + ": a record of " + length + " bytes at " + at);
            }
            add(dump, at, codes);
            at += length;
        }
        return codes;
    }

    private static void add(ByteBuffer dump, int at, List<Code> codes) throws IOException {
        long time = dump.getLong(at + 8);
        int body = at + RECORD_HEADER + 16; // behind the process, the thread and an address of no interest
        switch (dump.getInt(at)) {
            case CODE_LOAD -> {
                String name = name(dump, body + 24);
                codes.add(new Code(time, dump.getLong(body), dump.getLong(body + 8), name));
            }
            case CODE_MOVE -> {
                String name = nameAt(dump.getLong(body), codes);
                codes.add(new Code(time, dump.getLong(body + 8), dump.getLong(body + 16), name));
            }
            default -> {
                // what source line, how to unwind, where it ends
            }
        }
    }

    private static String name(ByteBuffer dump, int from) {
        int to = from;
        while (dump.get(to) != 0) {
            to++;
        }
        return new String(dump.array(), from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static String nameAt(long start, List<Code> codes) throws IOException {
        for (int i = codes.size() - 1; i >= 0; i--) {
            if (codes.get(i).start() == start) {
                return codes.get(i).name();
            }
        }
        throw new IOException("code moved from " + Long.toHexString(start) + ", where none was");
    }
}
