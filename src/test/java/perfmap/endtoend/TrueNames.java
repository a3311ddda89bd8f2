package perfmap.endtoend;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import perfmap.endtoend.Jitdump.Code;

/** Whose code lay at an address at a time: the newest that had come to be by then. */
final class TrueNames {
    private final TreeMap<Long, Code> live = new TreeMap<>(Long::compareUnsigned);

    private TrueNames() {
    }

    /** The true name of each of {@code frames}, null where no code is known. */
    static String[] of(List<Frame> frames, List<Code> codes) {
        List<Code> oldestFirst = codes.stream().sorted(Comparator.comparingLong(Code::time)).toList();
        List<Integer> order = IntStream.range(0, frames.size()).boxed()
                .sorted(Comparator.comparingLong(i -> frames.get(i).time())).toList();
        TrueNames now = new TrueNames();
        String[] names = new String[frames.size()];
        int next = 0;
        for (int i : order) {
            Frame frame = frames.get(i);
            while (next < oldestFirst.size() && oldestFirst.get(next).time() <= frame.time()) {
                now.load(oldestFirst.get(next++));
            }
            names[i] = now.at(frame.address());
        }
        return names;
    }

    private void load(Code code) {
        if (code.size() == 0) {
            return;
        }
        Map.Entry<Long, Code> before = live.lowerEntry(code.start());
        if (before != null && covers(before.getValue(), code.start())) {
            live.remove(before.getKey());
        }
        live.subMap(code.start(), code.start() + code.size()).clear();
        live.put(code.start(), code);
    }

    private String at(long address) {
        Map.Entry<Long, Code> found = live.floorEntry(address);
        return found != null && covers(found.getValue(), address) ? found.getValue().name() : null;
    }

    private static boolean covers(Code code, long address) {
        return Long.compareUnsigned(address - code.start(), code.size()) < 0;
    }
}
