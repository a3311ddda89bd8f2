package perfmap.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A stretch of time on the command line: {@code 3d4h}, {@code 90m}, {@code 1.5h}, {@code 45s}. */
final class ElapsedTime implements ITypeConverter<Double> {
    private static final double LEAST = 1e-3;
    /** Three thousand years. */
    private static final double MOST = 1e11;
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)([wdhms])");

    /** The time in seconds. */
    @Override
    public Double convert(String text) {
        Matcher part = PART.matcher(text);
        double seconds = 0;
        int end = 0;
        while (part.find() && part.start() == end) {
            seconds += Double.parseDouble(part.group(1)) * secondsIn(part.group(2).charAt(0));
            end = part.end();
        }
        if (end != text.length() || seconds < LEAST || seconds > MOST) {
            throw new TypeConversionException("'" + text + "' is no stretch of time; write 3d4h, 90m or 45s");
        }
        return seconds;
    }

    private static int secondsIn(char unit) {
        return switch (unit) {
            case 'w' -> 604_800;
            case 'd' -> 86_400;
            case 'h' -> 3_600;
            case 'm' -> 60;
            default -> 1;
        };
    }
}
