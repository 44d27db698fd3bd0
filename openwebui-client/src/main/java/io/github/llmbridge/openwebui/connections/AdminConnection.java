package io.github.llmbridge.openwebui.connections;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.ServerUrl;
import io.github.llmbridge.http.UnknownFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One connection of the administrator: Open WebUI calls the URL with the key for every user. Immutable.
 *
 * @param url as stored; the server appends {@code /models} and {@code /chat/completions}
 * @param key the upstream key; no user sees it
 * @param config what the server keeps beside it, unknown fields included
 */
public record AdminConnection(String url, @Nullable Secret key, Map<String, Object> config) {
    private static final String ENABLE = "enable";
    private static final String PREFIX = "prefix_id";
    private static final String MODELS = "model_ids";

    public AdminConnection {
        config = UnknownFields.copyOf(config);
    }

    /**
     * A connection as the page's own dialog writes it.
     *
     * @param url as Open WebUI's server reaches it, with the version path, such as {@code http://litellm:4000/v1}
     * @throws IllegalArgumentException unless the URL is absolute http or https, without user, query and fragment
     */
    public static AdminConnection of(String url, Secret key) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put(ENABLE, true);
        config.put("tags", List.of());
        config.put(PREFIX, "");
        config.put(MODELS, List.of());
        config.put("connection_type", "external");
        config.put("auth_type", "bearer");
        return new AdminConnection(ServerUrl.checked("connection url", url), key, config);
    }

    /** Whether the server uses it; a missing switch means yes. */
    public boolean enabled() {
        return !Boolean.FALSE.equals(config.get(ENABLE));
    }

    /** The same, switched on or off. */
    public AdminConnection withEnabled(boolean on) {
        return with(ENABLE, on);
    }

    /** The same with another key. */
    public AdminConnection withKey(Secret newKey) {
        return new AdminConnection(url, newKey, config);
    }

    /** The same with another URL, which is checked as by {@link #of}. */
    public AdminConnection withUrl(String newUrl) {
        return new AdminConnection(ServerUrl.checked("connection url", newUrl), key, config);
    }

    /** The same with these models only, unasked; with none, whatever the model server lists. */
    public AdminConnection withModels(List<String> ids) {
        return with(MODELS, List.copyOf(ids));
    }

    /** The same with ids of models that begin with {@code prefix} and a dot; an empty prefix takes it away. */
    public AdminConnection withPrefix(String prefix) {
        return with(PREFIX, prefix);
    }

    /**
     * The same with headers for every call; since 0.12, where the values may hold {@code {{USER_ID}}}, {@code
     * {{USER_EMAIL}}}, {@code {{USER_NAME}}}, {@code {{USER_ROLE}}} and {@code {{USER_GROUPS}}} of the calling account.
     */
    public AdminConnection withHeaders(Map<String, String> headers) {
        return with("headers", Map.copyOf(headers));
    }

    /** Whether both lead to the same address, whatever the case of the host and trailing slashes. */
    public boolean hasUrl(String other) {
        return ServerUrl.comparable(url).equals(ServerUrl.comparable(other));
    }

    private AdminConnection with(String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(config);
        changed.put(field, value);
        return new AdminConnection(url, key, changed);
    }
}
