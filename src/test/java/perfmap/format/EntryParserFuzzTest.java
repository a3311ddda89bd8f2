package perfmap.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import perfmap.Oracle;

/** The parser on whatever bytes: it reads what the grammar's regular expression reads. */
class EntryParserFuzzTest {
    @FuzzTest
    void anyBytesAreReadAsTheGrammarReadsThem(byte[] lines) {
        Parsed parsed = Parsed.of(Parsed.text(lines));
        Oracle oracle = Oracle.of(lines);
        assertThat(parsed.entries()).isEqualTo(oracle.entries());
        assertThat(parsed.counts().malformed()).isEqualTo(oracle.malformed());
    }
}
