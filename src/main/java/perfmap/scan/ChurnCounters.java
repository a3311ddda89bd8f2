package perfmap.scan;

/**
 * What was counted over the whole map.
 *
 * @param tally     entries, log bytes, code bytes and, if that was asked for, re-logged entries by symbol
 * @param timeline  log bytes by kind over the length of the map
 * @param addresses where in the address space it wrote, or null if that was not asked for
 */
public record ChurnCounters(Tally tally, Timeline timeline, AddressHeat addresses) {
}
