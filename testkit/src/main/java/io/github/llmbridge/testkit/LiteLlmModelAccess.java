package io.github.llmbridge.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Whether a list of models allows a name: of keys, teams, members and users alike. */
final class LiteLlmModelAccess {
    private static final String ALL_TEAM_MODELS = "all-team-models";

    private final LiteLlmLine line;
    private final LiteLlmErrors errors;
    private final LiteLlmModelStore models;

    LiteLlmModelAccess(LiteLlmLine line, LiteLlmErrors errors, LiteLlmModelStore models) {
        this.line = line;
        this.errors = errors;
        this.models = models;
    }

    boolean allows(List<String> list, String name) {
        Set<String> groups = models.groupsOf(name);
        if (list.isEmpty() || list.stream().anyMatch(groups::contains)) {
            return true;
        }
        return matches(list, name)
                || matches(list, LiteLlmModel.withProvider(name))
                || list.contains("all-proxy-models")
                || list.contains(name);
    }

    /** The newest line reads a team's all-team-models as every name of the proxy. */
    boolean teamAllows(List<String> list, String name) {
        if (!line.does(LiteLlmFact.EXPANDS_ALL_TEAM_MODELS) || !list.contains(ALL_TEAM_MODELS)) {
            return allows(list, name);
        }
        List<String> all = new ArrayList<>(list);
        all.remove(ALL_TEAM_MODELS);
        models.all().forEach(model -> all.add(model.name()));
        return allows(all, name);
    }

    /** Everything but the star is a regular expression, and a broken one fails the call. */
    private boolean matches(List<String> list, @Nullable String name) {
        for (String entry : list) {
            if (name != null
                    && entry.contains("*")
                    && pattern(entry).matcher(name).matches()) {
                return true;
            }
        }
        return false;
    }

    private Pattern pattern(String entry) {
        try {
            return Pattern.compile(entry.replace("*", ".*"), Pattern.UNIX_LINES);
        } catch (PatternSyntaxException e) {
            throw errors.auth(401, "Authentication Error, " + e.getDescription());
        }
    }
}
