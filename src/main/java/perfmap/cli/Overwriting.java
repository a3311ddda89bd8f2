package perfmap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import perfmap.file.FileFailure;
import perfmap.file.FileFailure.Step;
import perfmap.file.Output;
import perfmap.file.Source;

/** What is read is not written over by mistake. */
final class Overwriting {
    private Overwriting() {
    }

    /** Refuses to write a report under the name of a map, whose place it would take. */
    static void refuse(String map, String report) throws IOException {
        refuse(map, "the map", report);
    }

    /** Refuses to write to {@code output} if that is the file {@code input}, read as {@code what}; or null: none is. */
    static void refuse(String input, String what, String output) throws IOException {
        if (input == null || input.equals(Source.STANDARD_INPUT) || output.equals(Output.STANDARD_OUTPUT)) {
            return;
        }
        try {
            Path inputFile = Path.of(input).toAbsolutePath().normalize();
            Path outputFile = Path.of(output).toAbsolutePath().normalize();
            boolean bothExist = Files.exists(inputFile) && Files.exists(outputFile);
            if (bothExist ? Files.isSameFile(inputFile, outputFile) : inputFile.equals(outputFile)) {
                throw new FileFailure(Step.CREATE_OUTPUT, output + ": is " + what + "; name another file");
            }
        } catch (InvalidPathException e) {
            throw FileFailure.ofName(Step.CREATE_OUTPUT, e);
        }
    }
}
