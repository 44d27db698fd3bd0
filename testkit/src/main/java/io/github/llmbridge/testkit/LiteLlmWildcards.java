package io.github.llmbridge.testkit;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Deployments with a {@code *} in their name: the most specific one that matches serves, whatever comes after its end. */
final class LiteLlmWildcards {
    private static final String ESCAPED = "()[]{}?+-|^$\\.&~# \t\n\r\u000b\f";
    private static final String COMPLEX = "*+?\\^$|()";

    private LiteLlmWildcards() {}

    /** Those that serve the name. */
    static List<LiteLlmModel> serving(List<LiteLlmModel> models, String name) {
        List<LiteLlmModel> matching = models.stream()
                .filter(LiteLlmModel::isWildcard)
                .filter(model -> pattern(model.name()).matcher(name).lookingAt())
                .sorted(Comparator.comparing(
                                (LiteLlmModel model) -> asPython(model.name()).length())
                        .thenComparing(model -> complexity(asPython(model.name())))
                        .reversed())
                .toList();
        return matching.stream()
                .filter(model -> model.name().equals(matching.get(0).name()))
                .toList();
    }

    private static Pattern pattern(String name) {
        return Pattern.compile(
                Stream.of(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining("(.*)")));
    }

    /** The regular expression that LiteLLM makes of a name; its length decides which is the most specific. */
    private static String asPython(String name) {
        return name.codePoints()
                .mapToObj(c -> c == '*' ? "(.*)" : (ESCAPED.indexOf(c) >= 0 ? "\\" : "") + Character.toString(c))
                .collect(Collectors.joining());
    }

    private static long complexity(String regex) {
        return regex.chars().filter(c -> COMPLEX.indexOf(c) >= 0).count();
    }
}
