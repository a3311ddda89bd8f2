package perfmap.scan;

/**
 * What was counted over the whole map.
 *
 * @param tally     entries, log bytes and code bytes by symbol
 * @param timeline  log bytes by kind over the length of the map
 * @param relogs    how many entries of each symbol were the very line that was logged last at their start, or null if
 *                  that was not asked for
 * @param addresses where in the address space it wrote, or null if that was not asked for
 */
public record ChurnCounters(Tally tally, Timeline timeline, Relogs relogs, AddressHeat addresses) {
}
