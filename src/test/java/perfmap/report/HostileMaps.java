package perfmap.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import perfmap.churn.Reports;

/** Maps that try to harm whoever looks at a report on them. */
final class HostileMaps {
    /** Characters are bytes. */
    private static final List<String> PIECES = List.of("\u001b[31m", "\u001b]0;title\7", "\r", "\0", "\t",
            "\u009b2J", "\u00c2\u009b2J", "\u00e2\u0080\u00ae", "\u00e2\u0080\u00a8", "\u00ef\u00bc\u009d1", "=1+1",
            "+1", "-1", "@x", "\"", ",", ";", "'", " 12", " 3.5", " ", "\\", "\u00ff",
            "\u00e6\u0097\u00a5\u00e6\u009c\u00ac", "e\u00cc\u0081", "\u00f0\u009f\u0098\u0080", "\u00ed\u00a0\u0080",
            "\u007f", "JS:*f /srv/app/node_modules/ejs/a.js:1:2", "Stub:", "[3 others]", "a");

    private HostileMaps() {
    }

    /** Names made of pieces that are each bad enough. */
    static Arbitrary<byte[]> maps() {
        Arbitrary<String> names = Arbitraries.of(PIECES).list().ofMaxSize(12)
                .map(pieces -> String.join("", pieces));
        return names.list().ofMaxSize(30).map(HostileMaps::of);
    }

    /** A map that has an entry of each name; characters are bytes. */
    static byte[] of(List<String> names) {
        StringBuilder map = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            String size = i % 5 == 0 ? "fffffffffffff000" : Integer.toHexString(i);
            map.append(Integer.toHexString(16 * (i % 7))).append(' ').append(size).append(' ')
                    .append(names.get(i)).append('\n');
        }
        return map.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** One map with all the pieces, one without a line, one with none that is well formed. */
    static Stream<byte[]> some() {
        StringBuilder all = new StringBuilder();
        PIECES.forEach(piece -> all.append("1000 10 ").append(piece).append('\n')
                .append("1000 fffffffffffff000 x").append(piece).append("\n1000 fffffffffffff000 x").append(piece)
                .append('\n'));
        return Stream.of(all.toString(), "", "no entry\nnor this\n\n\0\0\n")
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Those, and all that were recorded or made by hand. */
    static Stream<byte[]> andReal() {
        return Stream.concat(some(), Reports.maps().stream().map(Reports::bytes));
    }
}
