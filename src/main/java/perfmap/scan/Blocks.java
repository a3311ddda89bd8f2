package perfmap.scan;

import java.util.concurrent.atomic.AtomicLong;
import perfmap.file.FileFailure;
import perfmap.file.MapFile;
import perfmap.file.MapStream;
import perfmap.file.Source;

/** The blocks that a source is cut into, each read by whoever asks next: any number of threads may. */
final class Blocks {
    private final Source source;
    /** What is read at a time, but for lines that end behind it. */
    private final int bytes;
    private final AtomicLong next = new AtomicLong();

    Blocks(Source source, int bytes) {
        this.source = source;
        this.bytes = bytes;
    }

    /**
     * Fills the block of {@code batch} with the next lines and numbers it; returns false when there are none left.
     *
     * @throws FileFailure if reading or unpacking fails
     */
    boolean read(Batch batch) throws FileFailure {
        if (source instanceof MapFile file) {
            batch.number = next.getAndIncrement();
            long from = batch.number * bytes;
            if (from >= file.fileSize()) {
                return false;
            }
            file.read(batch.block, from, Math.min(from + bytes, file.fileSize()));
            return true;
        }
        synchronized (this) { // which block is the next one is known once it is read
            batch.number = next.getAndIncrement();
            return ((MapStream) source).read(batch.block);
        }
    }
}
