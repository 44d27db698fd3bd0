package io.github.llmbridge.bridge.check;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * LiteLLM guesses the provider of a name from its map of prices, so {@code openai/*} in a list allows {@code gpt-4o}. The map is
 * not told, but which providers can come out of it is known: those here, in every version from 1.77.3 to 1.108.6.
 */
final class Providers {
    private static final int REPLICATE_VERSION = 64;
    private static final List<String> OF_PLAIN_NAMES = List.of(
            "ai21_chat",
            "aleph_alpha",
            "amazon_nova",
            "anthropic",
            "anthropic_text",
            "baseten",
            "bedrock",
            "cohere",
            "cohere_chat",
            "empower",
            "gradient_ai",
            "maritalk",
            "nlp_cloud",
            "openai",
            "openrouter",
            "petals",
            "replicate",
            "text-completion-openai",
            "vertex_ai",
            "watsonx");
    /** Providers of which some models are another provider's. */
    private static final Map<String, List<String>> SIBLINGS = Map.of(
            "ai21", List.of("ai21_chat"),
            "anthropic", List.of("anthropic_text"),
            "azure_ai", List.of("azure"),
            "cohere", List.of("cohere_chat"));

    /** How names with a slash begin that the map knows whole: sizes and qualities of images, and Azure's. */
    private static final Pattern KNOWN_WHOLE =
            Pattern.compile("(azure|\\d+-x-\\d+|max-x-max|hd|high|low|medium|standard)/.*");

    private Providers() {}

    /** The forms {@code provider/name} that a name may be given, to be held against the patterns of a list. */
    static Stream<String> inLists(String name, Rules rules) {
        int slash = name.indexOf('/');
        if (slash < 0) {
            return prefixed(OF_PLAIN_NAMES, name);
        }
        Stream<String> siblings = prefixed(siblings(name, slash), name.substring(slash + 1));
        return rules.keepsPrefix() == Grant.YES || !isKnownWhole(name)
                ? siblings
                : Stream.concat(siblings, prefixed(OF_PLAIN_NAMES, name));
    }

    /** The forms that a name may be given to find a deployment with a wildcard: the name stays whole. */
    static Stream<String> inRoutes(String name) {
        int slash = name.indexOf('/');
        return Stream.concat(
                slash < 0 || isKnownWhole(name) ? prefixed(OF_PLAIN_NAMES, name) : Stream.of(),
                slash < 0 ? Stream.of() : prefixed(siblings(name, slash), name));
    }

    /** Beside what the map knows whole, a fine-tuned model of OpenAI and a version of Replicate are told by their form. */
    private static boolean isKnownWhole(String name) {
        return name.contains("ft:gpt-")
                || (name.contains(":") && name.length() > REPLICATE_VERSION)
                || KNOWN_WHOLE.matcher(name).matches();
    }

    private static List<String> siblings(String name, int slash) {
        return SIBLINGS.getOrDefault(name.substring(0, slash), List.of());
    }

    private static Stream<String> prefixed(List<String> providers, String name) {
        return providers.stream().map(provider -> provider + "/" + name);
    }
}
