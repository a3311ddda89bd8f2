package perfmap.endtoend;

/**
 * A frame of a sampled call chain that lies in code made at run time.
 *
 * @param time when it was sampled, in nanoseconds of CLOCK_MONOTONIC
 * @param name what perf calls it, a character a byte; null if it knows no name
 */
record Frame(long time, long address, String name) {
}
