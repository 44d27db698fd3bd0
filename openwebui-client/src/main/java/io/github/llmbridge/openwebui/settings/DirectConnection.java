package io.github.llmbridge.openwebui.settings;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnknownFields;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One direct connection: the user's browser calls the URL with the key, the server never does. Immutable.
 *
 * @param url as stored; the page appends {@code /models} and {@code /chat/completions}
 * @param key the upstream key, visible to the user and to every administrator
 * @param config what the page keeps beside it, unknown fields included
 */
public record DirectConnection(String url, @Nullable Secret key, Map<String, Object> config) {
    private static final String ENABLE = "enable";
    private static final String MANAGED_BY = "managed_by";

    public DirectConnection {
        config = UnknownFields.copyOf(config);
    }

    /**
     * A connection as the page's own dialog writes it.
     *
     * @param url as the user's browser reaches it, with the version path, such as {@code https://llm.example.com/v1}
     * @throws IllegalArgumentException unless the URL is absolute http or https, without user, query and fragment
     */
    public static DirectConnection of(String url, Secret key) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put(ENABLE, true);
        config.put("tags", List.of());
        config.put("prefix_id", "");
        config.put("model_ids", List.of());
        config.put("connection_type", "external");
        config.put("auth_type", "bearer");
        return new DirectConnection(requireUrl(url), key, config);
    }

    /** The URL that {@link #of} takes: checked, and without the trailing slash that would make the page ask //models. */
    public static String requireUrl(String url) {
        String trimmed = url.strip().replaceAll("/+$", "");
        URI uri;
        try {
            uri = URI.create(trimmed);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("connection url is not a URL");
        }
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        // java.net.URI knows no host with an underscore, which container networks are full of.
        String authority = uri.getRawAuthority();
        if (!web || authority == null || authority.startsWith(":")) {
            throw new IllegalArgumentException("connection url must begin with http:// or https:// and name a host");
        }
        if (authority.contains("@") || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            // A browser refuses the first, and the page appends its paths to the others.
            throw new IllegalArgumentException("connection url must hold no user, query or fragment");
        }
        return trimmed;
    }

    /** Whether the page uses it; a missing switch means yes. */
    public boolean enabled() {
        return !Boolean.FALSE.equals(config.get(ENABLE));
    }

    /** The same, switched on or off. */
    public DirectConnection withEnabled(boolean on) {
        return with(ENABLE, on);
    }

    /** The same with another URL, which is checked as by {@link #of}. */
    public DirectConnection withUrl(String newUrl) {
        return new DirectConnection(requireUrl(newUrl), key, config);
    }

    /** The same with another key. */
    public DirectConnection withKey(Secret newKey) {
        return new DirectConnection(url, newKey, config);
    }

    /** The same, marked as written by {@code owner}. Not a tag: tags show in the model menu. */
    public DirectConnection managedBy(String owner) {
        return with(MANAGED_BY, owner);
    }

    /** Whether {@code owner} marked it. The page's dialog drops the mark when the user edits the connection. */
    public boolean isManagedBy(String owner) {
        return owner.equals(config.get(MANAGED_BY));
    }

    /** Whether both lead to the same address, whatever the case of the host and trailing slashes. */
    public boolean hasUrl(String other) {
        return normalise(url).equals(normalise(other));
    }

    private DirectConnection with(String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(config);
        changed.put(field, value);
        return new DirectConnection(url, key, changed);
    }

    private static String normalise(String url) {
        String trimmed = url.strip().replaceAll("/+$", "");
        int path = trimmed.indexOf('/', trimmed.indexOf("://") + 3);
        return path < 0
                ? trimmed.toLowerCase(Locale.ROOT)
                : trimmed.substring(0, path).toLowerCase(Locale.ROOT) + trimmed.substring(path);
    }
}
