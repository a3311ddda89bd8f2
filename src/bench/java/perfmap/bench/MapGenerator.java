package perfmap.bench;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes perf maps of any size: the same shape, seed and length give the same bytes on every machine.
 * It is one source file, so that it runs without a build:
 * <pre>{@code
 * java src/bench/java/perfmap/bench/MapGenerator.java --shape seed --size 2GB --seed 1 --output FILE
 * }</pre>
 * A generator goes on where its last call ended, so that two calls of half the length write the same map
 * as one call. It is for one thread.
 */
public final class MapGenerator {
    /** How many distinct names {@link Shape#NAMES} holds unless told otherwise. */
    public static final int DEFAULT_NAMES = 5_000_000;

    private final Lines lines;

    public MapGenerator(Shape shape, long seed) {
        this(shape, seed, DEFAULT_NAMES);
    }

    /** @param names the number of distinct names, 1 or more; only {@link Shape#NAMES} heeds it */
    public MapGenerator(Shape shape, long seed, int names) {
        Dice dice = new Dice(seed);
        lines = switch (shape) {
            case SEED -> new SeedLines(dice);
            case BYTES -> new ByteLines(dice);
            case NAMES -> new NameLines(dice, names);
            case HUGE -> new HugeLines(dice);
            case OVERLAP -> new OverlapLines(dice);
            case MALFORMED -> new MalformedLines(dice);
        };
    }

    /** Writes whole lines until {@code bytes} are reached; the last line may pass that by its own length. */
    public void write(OutputStream out, long bytes) throws IOException {
        LineBuffer buffer = new LineBuffer(out);
        while (buffer.written() < bytes) {
            lines.append(buffer);
        }
        buffer.flush();
    }

    /** Writes {@code count} lines. */
    public void writeLines(OutputStream out, long count) throws IOException {
        LineBuffer buffer = new LineBuffer(out);
        for (long line = 0; line < count; line++) {
            lines.append(buffer);
        }
        buffer.flush();
    }

    /** What a map is made of. All hex is lower case without {@code 0x}, as V8 prints it on Linux. */
    public enum Shape {
        /**
         * The shape of the report that began it, a busy server on Node 0.11.13; 30 bytes a line.
         * <ul>
         * <li>74 % of the lines: {@code Stub:utf8Write}, {@code Stub:write}, {@code Stub:stack}, their sizes
         * 0x33 to 0x3b, so that neighbours start 0xa0 apart (a header of 0x60 bytes, then rounded up to
         * 0x20);
         * <li>24 %: inline caches of ten kinds under 3,200 names, some with {@code file:line}, some names
         * much more often than others;
         * <li>1.5 %: 3,300 functions, each as {@code ~} and {@code *}, so 6,600 names;
         * <li>0.5 %: builtins, scripts, evals, regular expressions, handlers, callbacks, other stubs.
         * </ul>
         * The addresses are those of a code space of 48 MB with a free list and a mark-sweep collector.
         * Each collection frees 98 % of the stubs and 75 % of the inline caches and the rest; a function is
         * freed only after it was compiled anew.
         */
        SEED,
        /** Every entry 1 byte, its start uniformly random over 47 bits; eight names. */
        BYTES,
        /**
         * Distinct names of 40 bytes, 5 million unless told otherwise, at starts that rise by 0xa0, all
         * live. A longer map begins again from the first name at the first start.
         */
        NAMES,
        /**
         * {@link #SEED} with an entry of 1 TB after each 250,000 lines. Every other one covers the whole
         * code space, and so makes all before it stale; the rest lie far above it and overlap one another.
         */
        HUGE,
        /** Entries of 1 MB, each over the upper half of the one before, rising through 1 TB and again. */
        OVERLAP,
        /**
         * Every other line, from the second on, is malformed, in sixteen ways by turns of chance; the
         * others are those of {@link #SEED}. No line is empty.
         */
        MALFORMED
    }

    /** Runs the generator from the command line; {@code -h} says how. */
    public static void main(String[] args) throws IOException {
        try {
            Command.parse(args).run();
        } catch (IllegalArgumentException wrong) {
            System.err.println("MapGenerator: " + wrong.getMessage());
            System.exit(2);
        }
    }

    /** The command line. */
    private static final class Command {
        private static final String USAGE = """
                usage: java MapGenerator.java --shape SHAPE (--size N | --lines N) [--seed N] [--names N]
                                              --output FILE
                  --shape   seed, bytes, names, huge, overlap or malformed
                  --size    length in bytes: 2GB is 2*10^9, 2GiB is 2*2^30
                  --lines   length in lines: 20M is 20*10^6
                  --seed    another seed, another map (default 1)
                  --names   distinct names of the shape 'names' (default 5M)
                  --output  '-' is standard output
                """;
        private static final Pattern QUANTITY = Pattern.compile("(\\d{1,12})(?:([KMG])(i?))?B?");

        private Shape shape;
        private long size = -1;
        private long lineCount = -1;
        private long seed = 1;
        private int names = DEFAULT_NAMES;
        private String output;
        private boolean help;

        static Command parse(String[] args) {
            Command command = new Command();
            for (int i = 0; i < args.length; i++) {
                if (args[i].equals("-h") || args[i].equals("--help")) {
                    command.help = true;
                    return command;
                }
                if (i + 1 == args.length) {
                    throw new IllegalArgumentException("no value after " + args[i] + "; -h explains");
                }
                command.set(args[i], args[++i]);
            }
            boolean oneLength = command.size < 0 != command.lineCount < 0;
            if (command.shape == null || command.output == null || !oneLength) {
                throw new IllegalArgumentException("give --shape, --output and one of --size and --lines; "
                        + "-h explains");
            }
            return command;
        }

        private void set(String option, String value) {
            switch (option) {
                case "--shape" -> shape = shape(value);
                case "--size" -> size = quantity(value);
                case "--lines" -> lineCount = quantity(value);
                case "--seed" -> seed = Long.parseLong(value);
                case "--names" -> names = (int) Math.min(quantity(value), Integer.MAX_VALUE);
                case "--output" -> output = value;
                default -> throw new IllegalArgumentException("unknown option " + option + "; -h explains");
            }
        }

        private static Shape shape(String name) {
            for (Shape shape : Shape.values()) {
                if (shape.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return shape;
                }
            }
            throw new IllegalArgumentException("unknown shape " + name + "; -h lists them");
        }

        private static long quantity(String text) {
            Matcher quantity = QUANTITY.matcher(text);
            if (!quantity.matches()) {
                throw new IllegalArgumentException("not a number: " + text);
            }
            long thousand = "i".equals(quantity.group(3)) ? 1024 : 1000;
            long unit = switch (String.valueOf(quantity.group(2))) {
                case "K" -> thousand;
                case "M" -> thousand * thousand;
                case "G" -> thousand * thousand * thousand;
                default -> 1;
            };
            return Math.multiplyExact(Long.parseLong(quantity.group(1)), unit);
        }

        void run() throws IOException {
            if (help) {
                System.out.print(USAGE);
                return;
            }
            MapGenerator generator = new MapGenerator(shape, seed, names);
            try (OutputStream out = output.equals("-") ? System.out : new FileOutputStream(output)) {
                if (size >= 0) {
                    generator.write(out, size);
                } else {
                    generator.writeLines(out, lineCount);
                }
            }
        }
    }

    /** An endless source of lines. */
    private interface Lines {
        void append(LineBuffer out) throws IOException;
    }

    private static final class SeedLines implements Lines {
        private static final int PER_MILLE_UTF8_WRITE = 220;
        private static final int PER_MILLE_WRITE = 500;
        private static final int PER_MILLE_STUBS = 740;
        private static final int PER_MILLE_CACHES = 980;
        private static final int PER_MILLE_FUNCTIONS = 995;

        private final Dice dice;
        private final CodeSpace space;
        private final byte[] utf8Write = SeedNames.tail("Stub:utf8Write");
        private final byte[] write = SeedNames.tail("Stub:write");
        private final byte[] stack = SeedNames.tail("Stub:stack");
        private final byte[][] caches;
        private final byte[][] functions;
        private final byte[][] rest;
        /** Where each function's newest code lies, or -1. */
        private final int[] placeOfFunction;

        SeedLines(Dice dice) {
            this.dice = dice;
            SeedNames names = new SeedNames(dice);
            caches = names.caches(3_200);
            functions = names.functions(3_300);
            rest = names.rest();
            space = new CodeSpace(dice);
            placeOfFunction = new int[functions.length / 2];
            Arrays.fill(placeOfFunction, -1);
        }

        long codeSpaceStart() {
            return space.address(0);
        }

        /** An address in the code space, for lines that are to look like their neighbours. */
        long someAddress() {
            return space.address(dice.below(CodeSpace.BYTES >>> 5));
        }

        @Override
        public void append(LineBuffer out) throws IOException {
            int roll = dice.below(1000);
            if (roll < PER_MILLE_STUBS) {
                byte[] shorter = roll < PER_MILLE_WRITE ? write : stack;
                byte[] tail = roll < PER_MILLE_UTF8_WRITE ? utf8Write : shorter;
                entry(out, 0x33 + dice.below(9), CodeSpace.STUB, tail);
            } else if (roll < PER_MILLE_CACHES) {
                byte[] tail = caches[dice.skewedBelow(caches.length)];
                entry(out, sizeOfCache(tail), CodeSpace.CACHE, tail);
            } else if (roll < PER_MILLE_FUNCTIONS) {
                function(out);
            } else {
                entry(out, 0x40 + dice.skewedBelow(0x300), CodeSpace.CACHE, rest[dice.below(rest.length)]);
            }
        }

        private int entry(LineBuffer out, int size, int fate, byte[] tail) throws IOException {
            int place = space.allocate(size, fate);
            out.range(space.address(place), size);
            out.bytes(tail);
            return place;
        }

        /** The monomorphic ones have one size, the polymorphic ones some more, by name. */
        private static int sizeOfCache(byte[] tail) {
            return tail.length % 3 == 0 ? 0x4b + (tail[2] & 3) * 0x13 : 0x25;
        }

        /** Recompiles a function, interpreter code or optimised, whereupon its old code may go. */
        private void function(LineBuffer out) throws IOException {
            int function = dice.skewedBelow(placeOfFunction.length);
            if (placeOfFunction[function] >= 0) {
                space.release(placeOfFunction[function]);
            }
            int tier = dice.below(10) < 7 ? 0 : 1;
            int size = 0x180 + dice.skewedBelow(0x1000);
            placeOfFunction[function] = entry(out, size, CodeSpace.FUNCTION, functions[2 * function + tier]);
        }
    }

    /**
     * A simulated heap of code objects. Memory is handed out as V8 does it: small objects one after another
     * from one gap, then from the gap that was freed last; larger ones from the first gap that has room.
     * When there is no gap left, a collection makes new ones. The heap is cut into granules of 32 bytes.
     */
    private static final class CodeSpace {
        static final int BYTES = 48 << 20;
        /** What may become of an object in a collection. */
        static final int STUB = 1;
        static final int CACHE = 2;
        static final int FUNCTION = 3;
        private static final int FREE = 0;

        private static final int HEADER_BYTES = 0x60;
        private static final int PAGE = (1 << 20) >>> 5;
        private static final int SMALL = 8;

        private final Dice dice;
        private final long start;
        /** At each object's first granule: its granules, times four, plus its fate. Elsewhere: anything. */
        private final int[] cells = new int[BYTES >>> 5];
        /** The free list, a stack: the granule where each gap starts, and that where it ends. */
        private final int[] gapStart = new int[cells.length / 2];
        private final int[] gapEnd = new int[cells.length / 2];
        private int gaps;
        /** The gap that small objects are now taken from. */
        private int area;
        private int areaEnd;
        private final int[] pages = new int[cells.length / PAGE];

        CodeSpace(Dice dice) {
            this.dice = dice;
            start = 0x80000000000L | dice.next() & 0x7fff0000000L;
            for (int page = 0; page < pages.length; page++) {
                pages[page] = page;
                cells[page * PAGE] = PAGE << 2 | FREE;
            }
            collect();
        }

        /** Where the code of the object at {@code place} starts. */
        long address(int place) {
            return start + ((long) place << 5) + HEADER_BYTES;
        }

        /** Returns the place of a new object with so many bytes of code, at most some kilobytes. */
        int allocate(int bytes, int fate) {
            int granules = bytes + HEADER_BYTES + 31 >>> 5;
            int place = granules <= SMALL ? allocateSmall(granules) : allocateLarge(granules);
            cells[place] = granules << 2 | fate;
            return place;
        }

        /** Lets the object at {@code place} go with the next collection. */
        void release(int place) {
            cells[place] = cells[place] & ~3 | FREE;
        }

        private int allocateSmall(int granules) {
            while (areaEnd - area < granules) {
                if (gaps == 0) {
                    collect();
                }
                closeArea();
                gaps--;
                area = gapStart[gaps];
                areaEnd = gapEnd[gaps];
            }
            int place = area;
            area += granules;
            return place;
        }

        private int allocateLarge(int granules) {
            int gap = gaps - 1;
            while (true) {
                if (gap < 0) {
                    collect();
                    gap = gaps - 1;
                }
                if (gapEnd[gap] - gapStart[gap] >= granules) {
                    break;
                }
                gap--;
            }
            int place = gapStart[gap];
            gapStart[gap] += granules;
            markFree(gapStart[gap], gapEnd[gap]);
            return place;
        }

        /** Marks and sweeps page by page in random order. */
        private void collect() {
            closeArea();
            gaps = 0;
            for (int left = pages.length; left > 0; left--) {
                int chosen = dice.below(left);
                int page = pages[chosen];
                pages[chosen] = pages[left - 1];
                pages[left - 1] = page;
                sweep(page * PAGE, (page + 1) * PAGE);
            }
        }

        private void sweep(int from, int to) {
            int free = from;
            for (int at = from; at < to;) {
                int granules = cells[at] >>> 2;
                if (survives(cells[at] & 3)) {
                    addGap(free, at);
                    free = at + granules;
                }
                at += granules;
            }
            addGap(free, to);
        }

        private boolean survives(int fate) {
            return switch (fate) {
                case STUB -> dice.below(100) < 2;
                case CACHE -> dice.below(100) < 25;
                case FUNCTION -> true;
                default -> false;
            };
        }

        private void addGap(int from, int to) {
            if (from < to) {
                markFree(from, to);
                gapStart[gaps] = from;
                gapEnd[gaps] = to;
                gaps++;
            }
        }

        private void closeArea() {
            markFree(area, areaEnd);
            area = areaEnd;
        }

        /** Keeps the heap walkable from object to object. */
        private void markFree(int from, int to) {
            if (from < to) {
                cells[from] = to - from << 2 | FREE;
            }
        }
    }

    /** The names of the seed shape, each as a line's tail: a blank, the name, a line feed. */
    private static final class SeedNames {
        private static final String[] CACHE_KINDS = {
            "LoadIC", "LoadIC", "LoadIC", "LoadIC", "LoadIC", "LoadIC", "LoadIC", "LoadIC", "LoadIC",
            "LoadIC", "LoadIC", "LoadIC", "LoadIC", "LoadIC", "LoadIC", "StoreIC", "StoreIC", "StoreIC",
            "CallIC", "CallIC", "CallIC", "KeyedLoadIC", "KeyedLoadIC",
            "KeyedStoreIC", "LoadPolymorphicIC", "LoadPolymorphicIC", "StorePolymorphicIC",
            "KeyedLoadPolymorphicIC", "KeyedExternalArrayLoadIC", "CallPreMonomorphicIC"};
        private static final String[] WORDS = {
            "length", "name", "end", "socket", "parser", "headers", "emit", "on", "_events", "domain", "push",
            "_handle", "call", "apply", "buffer", "offset", "value", "key", "next", "data", "write", "read",
            "state", "fd", "id", "url", "path", "query", "method", "body", "send", "type", "idx", "stack"};
        private static final String[] FILES = {
            "net.js", "http.js", "_http_server.js", "_http_outgoing.js", "_stream_writable.js", "events.js",
            "_stream_readable.js", "buffer.js", "util.js", "timers.js", "url.js", "fs.js", "node.js"};
        private static final String[] OTHERS = {
            "Builtin:A builtin from the snapshot", "Builtin:ArgumentsAdaptorTrampoline",
            "Builtin:JSEntryTrampoline", "Script:~/srv/app/lib/%s.js", "Script:~%s.js", "Eval:~%s",
            "Eval:~ /srv/app/lib/%s.js:1", "RegExp:^%s=([^;]*)", "RegExp:\\b%s\\b", "Handler:%s",
            "Callback:%s", "Callback:get %s", "Stub:CEntryStub", "Stub:CompareICStub",
            "Stub:BinaryOpICStub(ADD:String*String->String)"};

        private final Dice dice;

        SeedNames(Dice dice) {
            this.dice = dice;
        }

        static byte[] tail(String name) {
            return (" " + name + "\n").getBytes(StandardCharsets.UTF_8);
        }

        byte[][] caches(int count) {
            Set<String> names = new LinkedHashSet<>();
            while (names.size() < count) {
                String name = one(CACHE_KINDS) + ":" + one(WORDS);
                int variant = dice.below(10);
                if (variant < 2) {
                    name += " " + one(FILES) + ":" + (1 + dice.below(900));
                } else if (variant < 7) {
                    name += dice.below(60);
                }
                names.add(name);
            }
            return tails(new ArrayList<>(names));
        }

        /** Two tails for each function: its full-codegen code, then its optimised code. */
        byte[][] functions(int count) {
            Set<String> functions = new LinkedHashSet<>();
            while (functions.size() < count) {
                String name = dice.below(8) == 0 ? "" : one(WORDS) + capital(one(WORDS));
                String file = dice.below(4) == 0 ? one(FILES) : "/srv/app/lib/" + one(WORDS) + ".js";
                functions.add(name + " " + file + ":" + (1 + dice.below(1200)));
            }
            List<String> names = new ArrayList<>();
            for (String function : functions) {
                String tag = dice.below(5) == 0 ? "Function:" : "LazyCompile:";
                names.add(tag + "~" + function);
                names.add(tag + "*" + function);
            }
            return tails(names);
        }

        byte[][] rest() {
            Set<String> names = new LinkedHashSet<>();
            for (String pattern : OTHERS) {
                for (String word : WORDS) {
                    names.add(pattern.replace("%s", word));
                }
            }
            return tails(new ArrayList<>(names));
        }

        private String one(String[] of) {
            return of[dice.below(of.length)];
        }

        private static String capital(String word) {
            return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        }

        private static byte[][] tails(List<String> names) {
            byte[][] tails = new byte[names.size()][];
            for (int i = 0; i < tails.length; i++) {
                tails[i] = tail(names.get(i));
            }
            return tails;
        }
    }

    private static final class ByteLines implements Lines {
        private static final int NAMES = 8;

        private final Dice dice;
        private final byte[][] tails = new byte[NAMES][];

        ByteLines(Dice dice) {
            this.dice = dice;
            for (int i = 0; i < NAMES; i++) {
                tails[i] = SeedNames.tail("Stub:byte" + i);
            }
        }

        @Override
        public void append(LineBuffer out) throws IOException {
            out.range(dice.next() >>> 64 - 47, 1);
            out.bytes(tails[dice.below(NAMES)]);
        }
    }

    private static final class NameLines implements Lines {
        private static final long START = 0x7f0000000060L;
        private static final int STEP = 0xa0;

        private final byte[] tail = SeedNames.tail("LazyCompile:~_00000000 /srv/app/view.js:1");
        private final int nameAt = 1 + "LazyCompile:~_".length();
        private final int names;
        private final int salt;
        private int next;

        NameLines(Dice dice, int names) {
            if (names < 1) {
                throw new IllegalArgumentException("at least one name");
            }
            this.names = names;
            salt = (int) dice.next();
        }

        @Override
        public void append(LineBuffer out) throws IOException {
            // An odd factor permutes the 32-bit numbers: each name has its own, and they look random.
            out.range(START + (long) next * STEP, 0x33);
            LineBuffer.putHex(tail, nameAt, 8, (next ^ salt) * 0x9e3779b1 & 0xffffffffL);
            out.bytes(tail);
            next = next + 1 == names ? 0 : next + 1;
        }
    }

    private static final class HugeLines implements Lines {
        private static final long HUGE = 1L << 40;
        private static final int EVERY = 250_000;

        private final Dice dice;
        private final SeedLines seed;
        private final byte[] tail = SeedNames.tail("Stub:huge");
        private int untilHuge = EVERY;
        private boolean covering;

        HugeLines(Dice dice) {
            this.dice = dice;
            seed = new SeedLines(dice);
        }

        @Override
        public void append(LineBuffer out) throws IOException {
            if (untilHuge-- > 0) {
                seed.append(out);
                return;
            }
            untilHuge = EVERY;
            covering = !covering;
            long away = dice.next() >>> 64 - 39 & -32L;
            out.range(covering ? seed.codeSpaceStart() - away : seed.codeSpaceStart() + HUGE + away, HUGE);
            out.bytes(tail);
        }
    }

    private static final class OverlapLines implements Lines {
        private static final long START = 0x100000000000L;
        private static final long SIZE = 1 << 20;
        private static final long SPAN = 1L << 40;

        private final Dice dice;
        private final byte[][] tails;
        private long next;

        OverlapLines(Dice dice) {
            this.dice = dice;
            tails = new SeedNames(dice).functions(100);
        }

        @Override
        public void append(LineBuffer out) throws IOException {
            out.range(START + next, SIZE);
            out.bytes(tails[dice.below(tails.length)]);
            next = next + SIZE / 2 == SPAN ? 0 : next + SIZE / 2;
        }
    }

    private static final class MalformedLines implements Lines {
        /** {@code @} stands for an address in the code space. No line's start or size is well formed. */
        private static final String[] PATTERNS = {
            "Stub:write", " /srv/app/lib/name.js:12", "@", "@ ", "@ 33", "@ 33Stub:write", "@ Stub:stack",
            "1@000000 33 Stub:write", "@ 10000000000000000 Stub:write", "ffffffffffffff00 101 Stub:write",
            "0x 33 Stub:write", "@ 0x Stub:stack", "-@ 33 Stub:utf8Write", "@:33:Stub:write",
            "@ 3g Stub:write"};

        private final Dice dice;
        private final SeedLines seed;
        private final byte[] noise = new byte[200];
        private boolean malformed = true;

        MalformedLines(Dice dice) {
            this.dice = dice;
            seed = new SeedLines(dice);
        }

        @Override
        public void append(LineBuffer out) throws IOException {
            malformed = !malformed;
            if (!malformed) {
                seed.append(out);
                return;
            }
            int way = dice.below(PATTERNS.length + 1);
            if (way < PATTERNS.length) {
                fill(out, PATTERNS[way]);
            } else {
                noise(out);
            }
            out.oneByte('\n');
        }

        private void fill(LineBuffer out, String pattern) throws IOException {
            for (int i = 0; i < pattern.length(); i++) {
                if (pattern.charAt(i) == '@') {
                    out.hex(seed.someAddress());
                } else {
                    out.oneByte(pattern.charAt(i));
                }
            }
        }

        /** Up to 200 bytes with the top bit set: no hex digit, no blank, no line feed, not even UTF-8. */
        private void noise(LineBuffer out) throws IOException {
            int length = 1 + dice.below(noise.length);
            for (int i = 0; i < length; i++) {
                noise[i] = (byte) (0x80 | dice.below(0x80));
            }
            for (int i = 0; i < length; i++) {
                out.oneByte(noise[i]);
            }
        }
    }

    /** Lines gathered in one array, so that gigabytes take seconds. */
    private static final class LineBuffer {
        private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        private static final int CAPACITY = 1 << 20;
        /** More than any single append takes. */
        private static final int ROOM = 512;

        private final OutputStream out;
        private final byte[] buffer = new byte[CAPACITY];
        private int length;
        private long flushed;

        LineBuffer(OutputStream out) {
            this.out = out;
        }

        long written() {
            return flushed + length;
        }

        /** A line's head: the start, a blank, the size; what follows begins with a blank of its own. */
        void range(long start, long size) throws IOException {
            hex(start);
            buffer[length++] = ' ';
            hex(size);
        }

        void hex(long value) throws IOException {
            makeRoom();
            int digits = Math.max(1, 67 - Long.numberOfLeadingZeros(value) >>> 2);
            putHex(buffer, length, digits, value);
            length += digits;
        }

        void bytes(byte[] bytes) throws IOException {
            makeRoom();
            System.arraycopy(bytes, 0, buffer, length, bytes.length);
            length += bytes.length;
        }

        void oneByte(int value) throws IOException {
            makeRoom();
            buffer[length++] = (byte) value;
        }

        void flush() throws IOException {
            out.write(buffer, 0, length);
            flushed += length;
            length = 0;
            out.flush();
        }

        private void makeRoom() throws IOException {
            if (length > CAPACITY - ROOM) {
                flush();
            }
        }

        static void putHex(byte[] to, int at, int digits, long value) {
            for (int i = at + digits - 1; i >= at; i--) {
                to[i] = DIGITS[(int) value & 15];
                value >>>= 4;
            }
        }
    }

    /** SplitMix64: quick, and the same on every version of Java. */
    private static final class Dice {
        private long state;

        Dice(long seed) {
            state = seed;
        }

        long next() {
            state += 0x9e3779b97f4a7c15L;
            long mixed = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
            mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
            return mixed ^ mixed >>> 31;
        }

        int below(int bound) {
            return (int) ((next() >>> 32) * bound >>> 32);
        }

        /** The square of an even draw: a few low numbers often, most others now and then. */
        int skewedBelow(int bound) {
            long fraction = next() >>> 32;
            return (int) ((fraction * fraction >>> 32) * bound >>> 32);
        }
    }
}
