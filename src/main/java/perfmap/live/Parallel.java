package perfmap.live;

import java.util.function.IntConsumer;

/** Does the same with each of many things, on any number of threads. */
@FunctionalInterface
public interface Parallel {
    /** On the thread that asks, one after the other. */
    Parallel ALONE = (count, task) -> {
        for (int i = 0; i < count; i++) {
            task.accept(i);
        }
    };

    /** Does {@code task} for each number from 0 to {@code count}, exclusive, in any order; waits until all is done. */
    void forEach(int count, IntConsumer task);
}
