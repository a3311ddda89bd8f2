package perfmap.cli;

import perfmap.file.*;
import perfmap.scan.*;
import perfmap.format.*;

public final class Main {
    public static void main(String[] args) throws Exception {
        boolean churn = args.length > 2;
        long t0 = System.nanoTime();
        try (Source source = Source.open(args[0]); Output output = Output.open(args[1])) {
            Scan scan = new MapScanner(Integer.getInteger("threads", 2), churn).scan(source);
            long t1 = System.nanoTime();
            EntryWriter writer = new EntryWriter(output.stream());
            Entries live = scan.live();
            for (int i = 0; i < live.count; i++) {
                int symbol = live.symbols[i];
                int from = scan.symbols().offset(symbol);
                writer.write(live.starts[i], live.sizes[i], scan.symbols().bytes(symbol), from, from + scan.symbols().length(symbol));
            }
            writer.flush();
            output.commit(null);
            System.err.printf("%d entries %d live %d bad; scan %d ms, all %d ms%n", scan.lines().entries(), live.count, scan.lines().malformed(), (t1 - t0) / 1000000, (System.nanoTime() - t0) / 1000000);
            if (churn) {
              long re = 0; for (int i = 0; i < scan.symbols().count(); i++) re += scan.churn().relogged(i);
              System.err.println("relogged " + re);
            }
        }
    }
}
