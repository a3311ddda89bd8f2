package perfmap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import perfmap.file.Block;
import perfmap.format.Entries;
import perfmap.format.NameHash;
import perfmap.symbol.SymbolTable;

class MapWriterTest {
    private static final int COUNT = 1_000;

    private final SymbolTable symbols = new SymbolTable();
    private final Entries entries =
            new Entries(new long[COUNT + 1], new long[COUNT + 1], new int[COUNT + 1], COUNT);
    private final String expected = fill();

    private String fill() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < COUNT; i++) {
            String name = "Stub:" + "x".repeat(i);
            entries.starts[i] = i * 32L;
            entries.sizes[i] = i % 32;
            entries.symbols[i] = idOf(name);
            lines.append(Long.toHexString(i * 32L)).append(' ').append(Long.toHexString(i % 32)).append(' ')
                    .append(name).append('\n');
        }
        return lines.toString();
    }

    private int idOf(String name) {
        byte[] bytes = Arrays.copyOf(name.getBytes(StandardCharsets.ISO_8859_1), name.length() + Block.SLACK);
        int to = name.length();
        return symbols.idOf(bytes, 0, to, NameHash.of(bytes, 0, to));
    }

    @Test
    void linesAreTheSameAndInOrderOnAnyNumberOfThreadsAndInPartsOfAnySize() throws IOException {
        for (int part : new int[] {1, 1_000, 5_000, 1 << 20}) {
            for (int threads = 1; threads <= 4; threads++) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                assertThat(new MapWriter(entries, symbols, COUNT, part).writeTo(out, threads))
                        .isEqualTo(expected.length());
                assertThat(out.toString(StandardCharsets.ISO_8859_1)).isEqualTo(expected);
            }
        }
    }

    @Test
    void whereWritingFailsNoThreadGoesOn() {
        OutputStream full = new OutputStream() {
            private int written;

            @Override
            public void write(int b) throws IOException {
                if (++written > 100) {
                    throw new IOException("No space left on device");
                }
            }
        };
        assertThatThrownBy(() -> new MapWriter(entries, symbols, COUNT, 1).writeTo(full, 3))
                .isInstanceOf(IOException.class).hasMessage("No space left on device");
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("write")) {
                join(thread);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    @Test
    void whatFailsWhileLinesAreMadeIsTold() {
        entries.symbols[COUNT / 2] = -1;
        assertThatThrownBy(() -> new MapWriter(entries, symbols, COUNT, 1).writeTo(new ByteArrayOutputStream(), 2))
                .isInstanceOf(RuntimeException.class);
    }

    private static void join(Thread thread) {
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
