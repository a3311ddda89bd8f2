package perfmap.cli;

import picocli.CommandLine.Option;

/** What every command understands. */
final class CommonOptions {
    @Option(names = "--verbose", order = 90, description = "Show the stack trace of an error.")
    private boolean verbose;

    @Option(names = {"-h", "--help"}, usageHelp = true, order = 91, description = "Show this help.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, order = 92, description = "Show the version.")
    private boolean version;
}
