package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A deployment: what callers name, where it leads, and what the server's price map knows of it.
 *
 * @param target the model as configured, mostly with its provider before it
 * @param upstream the provider's name of the model
 */
record LiteLlmModel(
        String name,
        String id,
        boolean blocked,
        List<String> groups,
        String says,
        String target,
        String provider,
        String upstream,
        Prices prices) {
    private static final List<LiteLlmModel> KNOWN = List.of(
            fromConfig("gpt-4o-mini", "openai", "gpt-4o-mini", new Prices(128000, 16384, 1.5e-7, 6e-7)),
            fromConfig("gpt-4o", "openai", "gpt-4o", new Prices(128000, 16384, 2.5e-6, 1e-5)),
            fromConfig(
                    "claude-sonnet", "anthropic", "claude-sonnet-4-20250514", new Prices(200000, 64000, 3e-6, 1.5e-5)));

    /** A name that the price map does not know gets the first one's figures. */
    record Prices(int maxInput, int maxOutput, double input, double output) {}

    /** One from the config file. Its id stays the same over restarts. */
    static LiteLlmModel of(String name) {
        return KNOWN.stream()
                .filter(model -> model.name.equals(name))
                .findFirst()
                .orElseGet(() -> {
                    LiteLlmModel like = KNOWN.get(0);
                    return fromConfig(name, like.provider, name, like.prices);
                });
    }

    /** One from the database; {@code base_model} decides its price, if it is set. */
    static LiteLlmModel of(ObjectNode row) {
        JsonNode params = row.path("litellm_params");
        String target = params.path("model").asText();
        int slash = target.indexOf('/');
        String given = Json.text(params, "custom_llm_provider");
        String provider = given != null ? given : slash < 0 ? "openai" : target.substring(0, slash);
        String upstream = target.startsWith(provider + "/") ? target.substring(provider.length() + 1) : target;
        JsonNode info = row.path("model_info");
        String base = Objects.requireNonNullElse(Json.text(info, "base_model"), upstream);
        Prices prices = KNOWN.stream()
                .filter(model -> model.upstream.equals(base))
                .map(LiteLlmModel::prices)
                .findFirst()
                .orElse(KNOWN.get(0).prices);
        return new LiteLlmModel(
                row.path("model_name").asText(),
                row.path("model_id").asText(),
                row.path("blocked").asBoolean(),
                Json.texts(info, "access_groups"),
                params.path("mock_response").asText(),
                target,
                provider,
                upstream,
                prices);
    }

    private static LiteLlmModel fromConfig(String name, String provider, String upstream, Prices prices) {
        String id = LiteLlmState.hash("sk-model-" + name);
        String target = provider + "/" + upstream;
        return new LiteLlmModel(name, id, false, List.of(), "Hello from " + name, target, provider, upstream, prices);
    }

    /** The names of a provider's models that the price map knows. */
    static List<String> namesOf(String provider) {
        return KNOWN.stream()
                .filter(model -> model.provider.equals(provider))
                .map(LiteLlmModel::upstream)
                .toList();
    }

    /** A plain name that the price map knows, with its provider before it. */
    static @Nullable String withProvider(String name) {
        return KNOWN.stream()
                .filter(model -> model.upstream.equals(name))
                .map(LiteLlmModel::target)
                .findFirst()
                .orElse(null);
    }

    boolean isWildcard() {
        return name.contains("*");
    }

    /** As it answers to a caller who used another name; what a star stood for goes on to the provider. */
    LiteLlmModel calledAs(String other) {
        int star = name.indexOf('*');
        String part =
                star < 0 ? "" : other.substring(star, Math.max(star, other.length() - (name.length() - star - 1)));
        return new LiteLlmModel(
                other,
                id,
                blocked,
                groups,
                says,
                target.replace("*", part),
                provider,
                upstream.replace("*", part),
                prices);
    }

    double cost(int promptTokens, int completionTokens) {
        return promptTokens * prices.input + completionTokens * prices.output;
    }
}
