package perfmap.report;

import java.util.ArrayList;
import java.util.List;
import perfmap.scan.AddressHeat;
import perfmap.scan.AddressHeat.Page;

/**
 * The address space in a few rows, narrow where much was written. It begins with one row of all pages; the
 * row with the most entries is halved, at the middle of the smallest aligned block that holds it, until there
 * are as many lines as wanted: rows, and gaps between rows that lie far apart.
 */
final class AddressRows {
    private final List<Page> pages;
    private final int pageBits;
    private final List<AddressRow> rows = new ArrayList<>();

    /**
     * Pages {@code [from, to)} of those that were written to.
     *
     * @param entries how many entries start in them
     */
    record AddressRow(int from, int to, long entries) {
    }

    AddressRows(AddressHeat heat, int mostLines) {
        pages = heat.pages();
        pageBits = heat.pageBits();
        long[] entriesBefore = new long[pages.size() + 1];
        for (int i = 0; i < pages.size(); i++) {
            entriesBefore[i + 1] = entriesBefore[i] + entries(pages.get(i));
        }
        if (!pages.isEmpty()) {
            rows.add(new AddressRow(0, pages.size(), entriesBefore[pages.size()]));
            split(entriesBefore, mostLines);
        }
    }

    private void split(long[] entriesBefore, int mostLines) {
        for (int fullest = fullest(); fullest >= 0; fullest = fullest()) {
            AddressRow row = rows.remove(fullest);
            int middle = middle(row);
            long below = entriesBefore[middle] - entriesBefore[row.from];
            rows.add(fullest, new AddressRow(row.from, middle, below));
            rows.add(fullest + 1, new AddressRow(middle, row.to, row.entries - below));
            if (lines() > mostLines) {
                rows.subList(fullest, fullest + 2).clear();
                rows.add(fullest, row);
                return;
            }
        }
    }

    /** The row of more than one page that has the most entries; -1 if there is none. */
    private int fullest() {
        int fullest = -1;
        for (int i = 0; i < rows.size(); i++) {
            AddressRow row = rows.get(i);
            if (row.to - row.from > 1 && (fullest < 0 || row.entries > rows.get(fullest).entries)) {
                fullest = i;
            }
        }
        return fullest;
    }

    /** The first page of {@code row} that has the highest bit set in which its pages differ. */
    private int middle(AddressRow row) {
        long differing = pages.get(row.from).number() ^ pages.get(row.to - 1).number();
        long bit = Long.highestOneBit(differing);
        int middle = row.from;
        while ((pages.get(middle).number() & bit) == 0) {
            middle++;
        }
        return middle;
    }

    private int lines() {
        int lines = rows.size();
        for (int i = 1; i < rows.size(); i++) {
            if (gapBefore(i) > 0) {
                lines++;
            }
        }
        return lines;
    }

    List<AddressRow> rows() {
        return rows;
    }

    List<Page> pages(AddressRow row) {
        return pages.subList(row.from, row.to);
    }

    /** The row's first address. */
    long first(AddressRow row) {
        return pages.get(row.from).number() << pageBits;
    }

    /** The row's last address. */
    long last(AddressRow row) {
        return (pages.get(row.to - 1).number() << pageBits) + (1L << pageBits) - 1;
    }

    /** The bytes between row {@code i} and the one before it; 0 if the wider of the two covers more. */
    long gapBefore(int i) {
        long gap = first(rows.get(i)) - last(rows.get(i - 1)) - 1;
        boolean far = Long.compareUnsigned(gap, width(rows.get(i))) >= 0
                && Long.compareUnsigned(gap, width(rows.get(i - 1))) >= 0;
        return far ? gap : 0;
    }

    private long width(AddressRow row) {
        return last(row) - first(row) + 1;
    }

    static long entries(Page page) {
        long entries = 0;
        for (int column = 0; column < AddressHeat.MOST_COLUMNS; column++) {
            entries += page.entries(column);
        }
        return entries;
    }
}
