package perfmap.cli;

import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import perfmap.file.Source;

/** A progress bar on standard error, for inputs that take more than a second; on a terminal alone. */
final class Progress implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 1_000;
    private static final long STEP_MILLIS = 100;
    private static final long MEGABYTE = 1_000_000;

    private final Source source;
    private final Thread thread;

    private Progress(Source source, boolean shown) {
        this.source = source;
        this.thread = shown ? new Thread(this::show, "progress") : null;
        if (thread != null) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Shows how much of {@code source} has been read, until it is closed. */
    static Progress of(Source source, boolean quiet) {
        return new Progress(source, !quiet && Terminal.showsError());
    }

    private void show() {
        try {
            TimeUnit.MILLISECONDS.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            return;
        }
        try (ProgressBar bar = new ProgressBarBuilder().setTaskName("reading").setInitialMax(source.fileSize())
                .setUnit(" MB", MEGABYTE).setUpdateIntervalMillis((int) STEP_MILLIS).showSpeed()
                .setStyle(ProgressBarStyle.ASCII).clearDisplayOnFinish().build()) {
            while (true) {
                bar.stepTo(source.fileBytesRead());
                TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
            }
        } catch (InterruptedException e) {
            // Closed: the bar clears itself.
        }
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
