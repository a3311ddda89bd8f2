package perfmap.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import perfmap.file.FileFailure;
import perfmap.file.FileFailure.Step;

class WorkersTest {
    private final AtomicInteger entered = new AtomicInteger();
    private final CountDownLatch failed = new CountDownLatch(1);

    private void awaitFailure() {
        try {
            failed.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** One thread ran out of memory while it grew what both use, and the other met that half done, and was faster. */
    @Test
    void thatMemoryWasOutIsToldWhateverElseFailedBecauseOfIt() {
        try (Workers workers = new Workers(2, failed::countDown)) {
            assertThatThrownBy(() -> workers.run(() -> {
                if (entered.getAndIncrement() == 0) {
                    throw new ArrayIndexOutOfBoundsException("of a test");
                }
                awaitFailure();
                throw new OutOfMemoryError("of a test");
            })).isInstanceOf(OutOfMemoryError.class);
        }
    }

    @Test
    void whatFailedFirstIsToldOnceTheOthersHaveEnded() {
        FileFailure failure = new FileFailure(Step.TRANSFER, "of a test");
        AtomicInteger ended = new AtomicInteger();
        try (Workers workers = new Workers(3, failed::countDown)) {
            assertThatThrownBy(() -> workers.run(() -> {
                if (entered.getAndIncrement() == 1) {
                    throw failure;
                }
                awaitFailure();
                ended.incrementAndGet();
            })).isSameAs(failure);
            assertThat(ended).hasValue(2);
        }
    }

    @Test
    void eachOfManyThingsIsDoneOnceByNoMoreThreadsThanThereAre() {
        AtomicIntegerArray done = new AtomicIntegerArray(1_000);
        Set<Thread> by = ConcurrentHashMap.newKeySet();
        try (Workers workers = new Workers(3, failed::countDown)) {
            workers.forEach(done.length(), i -> {
                done.incrementAndGet(i);
                by.add(Thread.currentThread());
            });
        }
        assertThat(IntStream.range(0, done.length()).map(done::get)).containsOnly(1);
        assertThat(by).hasSizeBetween(1, 3).doesNotContain(Thread.currentThread());
    }

    @Test
    void allThreadsDoTheSameAtOnce() throws FileFailure {
        CountDownLatch all = new CountDownLatch(4);
        try (Workers workers = new Workers(4, failed::countDown)) {
            workers.run(() -> {
                all.countDown();
                try {
                    all.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
        }
        assertThat(failed.getCount()).isEqualTo(1);
    }
}
