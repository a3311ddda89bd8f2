package perfmap.cli;

import java.util.ArrayList;
import java.util.List;
import perfmap.filter.Filter;
import perfmap.filter.Glob;
import perfmap.filter.NameRule;
import perfmap.filter.Rule;
import picocli.CommandLine.Option;

/** The filters, the same for every command that takes them. */
final class FilterOptions {
    @Option(names = "--drop", paramLabel = "GLOB", order = 10,
            description = "Drop live entries whose name matches, as 'Stub:*'; may be given again.")
    private List<String> drop = new ArrayList<>();

    @Option(names = "--keep", paramLabel = "GLOB", order = 11,
            description = "Keep only live entries whose name matches; given again, either.")
    private List<String> keep = new ArrayList<>();

    /** The filter that was asked for; each run needs its own. */
    Filter filter() throws Refusal {
        Filter filter = new Filter();
        filter.keep(nameRules("--keep", keep));
        filter.drop(nameRules("--drop", drop));
        return filter;
    }

    private static List<Rule> nameRules(String option, List<String> globs) throws Refusal {
        List<Rule> rules = new ArrayList<>();
        for (String glob : globs) {
            try {
                rules.add(new NameRule(option + " '" + glob + "'", Glob.of(glob)::matches));
            } catch (IllegalArgumentException e) {
                throw new Refusal(ExitStatus.USAGE, option + " " + e.getMessage());
            }
        }
        return rules;
    }
}
