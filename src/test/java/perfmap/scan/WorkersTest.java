package perfmap.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import perfmap.file.FileFailure;
import perfmap.file.FileFailure.Step;
import perfmap.symbol.SymbolTable;

class WorkersTest {
    private static Workers workers() {
        return new Workers(2, () -> new Worker(new SymbolTable(), null, false));
    }

    /** One thread ran out of memory while it grew what both use, and the other met that half done, and was faster. */
    @Test
    void thatMemoryWasOutIsToldWhateverElseFailedBecauseOfIt() {
        try (Workers workers = workers()) {
            workers.submit(worker -> {
                while (!workers.haveFailed()) {
                    Thread.onSpinWait();
                }
                throw new OutOfMemoryError("of a test");
            });
            Future<Object> tripped = workers.submit(worker -> {
                throw new ArrayIndexOutOfBoundsException("of a test");
            });
            assertThatThrownBy(() -> workers.get(tripped)).isInstanceOf(OutOfMemoryError.class);
        }
    }

    @Test
    void whatFailedFirstIsToldThoughAnotherTaskWasAskedFor() {
        FileFailure failure = new FileFailure(Step.TRANSFER, "of a test");
        try (Workers workers = workers()) {
            workers.submit(worker -> {
                throw failure;
            });
            Future<String> done = workers.submit(worker -> {
                while (!workers.haveFailed()) {
                    Thread.onSpinWait();
                }
                return "done";
            });
            assertThatThrownBy(() -> workers.get(done)).isSameAs(failure);
        }
    }

    @Test
    void whatATaskGivesIsHadWhereNoneFailed() throws FileFailure {
        try (Workers workers = workers()) {
            Future<String> done = workers.submit(worker -> "done");
            assertThat(workers.get(done)).isEqualTo("done");
        }
    }
}
