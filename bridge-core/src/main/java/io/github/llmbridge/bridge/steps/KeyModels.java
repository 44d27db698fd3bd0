package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.keys.Key;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a key decides which models it may call.
 *
 * @param list the models that the key's own list names
 * @param hasAccessGroups whether access groups of the key by id may allow more
 * @param hasConfig whether settings of the key itself may allow more
 * @param renamed names that the key turns into others
 * @param isNarrowed whether a project or an agent may allow less
 */
public record KeyModels(
        Models list, boolean hasAccessGroups, boolean hasConfig, Set<String> renamed, boolean isNarrowed) {
    public KeyModels {
        renamed = Set.copyOf(renamed);
    }

    /** Of a key that has nothing but a list. */
    public static KeyModels of(Models list) {
        return new KeyModels(list, false, false, Set.of(), false);
    }

    /** Of a key as LiteLLM tells it. */
    public static KeyModels of(Key key) {
        return new KeyModels(
                key.models(),
                isFilled(key.accessGroupIds()),
                isFilled(key.config()),
                renamed(key.aliases(), key.routerSettings()),
                key.projectId() != null || key.agentId() != null);
    }

    /** Of a key that was made a moment ago. */
    static KeyModels of(GenerateKeyRequest made) {
        return new KeyModels(
                made.models(),
                isFilled(made.accessGroupIds()),
                isFilled(made.config()),
                renamed(made.aliases(), made.routerSettings()),
                made.projectId() != null || made.agentId() != null);
    }

    /** The same with another list. */
    KeyModels withList(Models other) {
        return new KeyModels(other, hasAccessGroups, hasConfig, renamed, isNarrowed);
    }

    /** The names that settings of a router turn into others; keys and teams have such settings. */
    public static Set<String> renamedBy(@Nullable Map<String, Object> routerSettings) {
        Set<String> renamed = new HashSet<>();
        if (routerSettings != null && routerSettings.get("model_group_alias") instanceof Map<?, ?> aliases) {
            aliases.keySet().forEach(alias -> renamed.add(String.valueOf(alias)));
        }
        return renamed;
    }

    private static Set<String> renamed(
            @Nullable Map<String, String> aliases, @Nullable Map<String, Object> routerSettings) {
        Set<String> renamed = renamedBy(routerSettings);
        renamed.addAll(aliases == null ? Set.of() : aliases.keySet());
        return renamed;
    }

    private static boolean isFilled(@Nullable List<String> values) {
        return values != null && !values.isEmpty();
    }

    private static boolean isFilled(@Nullable Map<String, Object> values) {
        return values != null && !values.isEmpty();
    }
}
