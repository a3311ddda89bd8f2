package perfmap.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The words of the command line, without loss. Java reads them in the encoding of the locale, and what that does not
 * know is lost: under {@code LC_ALL=C} all but ASCII. A glob would then match nothing, and a budget on it be kept
 * whatever there is. So such words are read again, in UTF-8, which the names in maps are in. Where the locale knows
 * all bytes, as ISO-8859-1 does, a word is what it is there: the file of that name has the same bytes.
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
     * @throws Refusal if one is not UTF-8, or what was given can't be found out
     */
    static String[] whole(String[] args) throws Refusal {
        for (String arg : args) {
            if (hasLost(arg)) {
                return readAgain(args);
            }
        }
        return args;
    }

    private static boolean hasLost(String arg) {
        return arg.indexOf(LOST) >= 0;
    }

    private static String[] readAgain(String[] args) throws Refusal {
        List<byte[]> words = wordsOfCommandLine();
        String[] whole = args.clone();
        for (int i = 0; i < args.length; i++) {
            if (hasLost(args[i])) {
                int word = words.size() - args.length + i; // what starts Java comes first
                whole[i] = decoded(word < 0 ? new byte[0] : words.get(word), args[i]);
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

    /** The {@code word} that Java has read as {@code shown}: it may be another, if Java had words from elsewhere. */
    private static String decoded(byte[] word, String shown) throws Refusal {
        Charset locale = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        if (!new String(word, locale).equals(shown)) {
            throw new Refusal(ExitStatus.USAGE, shown + ": has characters that this locale can't tell;"
                    + " try LC_ALL=C.UTF-8");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(word)).toString();
        } catch (CharacterCodingException e) {
            throw new Refusal(ExitStatus.USAGE, shown
                    + ": is not UTF-8; in a glob write ? for such a character, give a file another name");
        }
    }
}
