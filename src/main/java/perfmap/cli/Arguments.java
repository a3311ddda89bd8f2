package perfmap.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The words of the command line as they were given. Java reads them in the encoding of the locale, and what that
 * does not know is lost: under {@code LC_ALL=C} all but ASCII. A glob would then match nothing, and a budget on it
 * be kept whatever there is. So such words are read again, in UTF-8, which the names in maps are in.
 */
final class Arguments {
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
    /** What Java puts in the place of a byte that it can't read. */
    private static final char LOST = '\ufffd';

    private Arguments() {
    }

    /**
     * {@code args}, in which no character is lost.
     *
     * @throws Refusal if one is not UTF-8
     */
    static String[] whole(String[] args) throws Refusal {
        if (Arrays.stream(args).noneMatch(arg -> arg.indexOf(LOST) >= 0)) {
            return args;
        }
        List<byte[]> words = wordsOfCommandLine();
        String[] whole = args.clone();
        for (int i = 0; i < args.length; i++) {
            int word = words.size() - args.length + i; // what starts Java comes first
            if (args[i].indexOf(LOST) >= 0 && word >= 0) {
                whole[i] = decoded(words.get(word), args[i]);
            }
        }
        return whole;
    }

    /** Each ends in a NUL, proc(5). None if they can't be read. */
    private static List<byte[]> wordsOfCommandLine() {
        List<byte[]> words = new ArrayList<>();
        try {
            byte[] all = Files.readAllBytes(COMMAND_LINE);
            int from = 0;
            for (int i = 0; i < all.length; i++) {
                if (all[i] == 0) {
                    words.add(Arrays.copyOfRange(all, from, i));
                    from = i + 1;
                }
            }
        } catch (IOException e) {
            words.clear();
        }
        return words;
    }

    private static String decoded(byte[] word, String shown) throws Refusal {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(word)).toString();
        } catch (CharacterCodingException e) {
            throw new Refusal(ExitStatus.USAGE, shown
                    + ": is not UTF-8; in a glob write ? for such a character, give a file another name");
        }
    }
}
