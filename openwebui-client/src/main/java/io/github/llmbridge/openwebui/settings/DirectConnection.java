package io.github.llmbridge.openwebui.settings;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.ServerUrl;
import io.github.llmbridge.http.UnknownFields;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One direct connection: the user's browser calls the URL with the key, the server never does. Immutable.
 *
 * @param url as stored; the page appends {@code /models} and {@code /chat/completions}
 * @param key the upstream key as it leaves the browser, which drops blanks and line breaks behind it; {@code null} if there is
 *     none that a header can hold. Visible to the user and to every administrator
 * @param config what the page keeps beside it, unknown fields included
 */
public record DirectConnection(String url, @Nullable Secret key, Map<String, Object> config) {
    private static final String ENABLE = "enable";
    private static final String PREFIX_ID = "prefix_id";
    private static final String MODEL_IDS = "model_ids";
    private static final String MANAGED_BY = "managed_by";
    private static final String SWITCHED_OFF_BY = "switched_off_by";

    public DirectConnection {
        config = UnknownFields.copyOf(config);
    }

    /**
     * A connection as the page's own dialog writes it.
     *
     * @param url as the user's browser reaches it, with the version path, such as {@code https://llm.example.com/v1}
     * @throws IllegalArgumentException unless {@link ConnectionUrl#of} takes the URL
     */
    public static DirectConnection of(String url, Secret key) {
        return of(ConnectionUrl.of(url), key);
    }

    /** A connection as the page's own dialog writes it. */
    public static DirectConnection of(ConnectionUrl url, Secret key) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put(ENABLE, true);
        config.put("tags", List.of());
        config.put(PREFIX_ID, "");
        config.put(MODEL_IDS, List.of());
        config.put("connection_type", "external");
        config.put("auth_type", "bearer");
        return new DirectConnection(url.value(), key, config);
    }

    /** Whether the page uses it, by the page's own reading: a missing switch means yes, as does {@code null}. */
    public boolean enabled() {
        Object switchedOn = config.get(ENABLE);
        boolean off = Boolean.FALSE.equals(switchedOn)
                || "".equals(switchedOn)
                || (switchedOn instanceof Number number && new BigDecimal(number.toString()).signum() == 0);
        return !off;
    }

    /** The same, switched on or off by nobody in particular. */
    public DirectConnection withEnabled(boolean on) {
        Map<String, Object> changed = new LinkedHashMap<>(config);
        changed.remove(SWITCHED_OFF_BY);
        changed.put(ENABLE, on);
        return new DirectConnection(url, key, changed);
    }

    /** The same, switched off by {@code owner}, who may switch it on again. */
    public DirectConnection switchedOffBy(String owner) {
        return withEnabled(false).with(SWITCHED_OFF_BY, owner);
    }

    /** Whether it is off, and {@code owner} switched it off. The page's dialog drops the mark. */
    public boolean isSwitchedOffBy(String owner) {
        return !enabled() && owner.equals(config.get(SWITCHED_OFF_BY));
    }

    /** The same with another URL, which is checked as by {@link #of(String, Secret)}. */
    public DirectConnection withUrl(String newUrl) {
        return withUrl(ConnectionUrl.of(newUrl));
    }

    /** The same with another URL. */
    public DirectConnection withUrl(ConnectionUrl newUrl) {
        return new DirectConnection(newUrl.value(), key, config);
    }

    /**
     * Whether this is the key that was meant, whatever blanks somebody put around it. Those before it leave the browser, too, and
     * LiteLLM refuses the call: {@link #key} then differs.
     */
    public boolean hasKey(Secret other) {
        return bareKey().filter(other::equals).isPresent();
    }

    /** The key that was meant, without the blanks around it; see {@link #hasKey}. */
    public Optional<Secret> bareKey() {
        return Optional.ofNullable(key).map(sent -> Secret.of(sent.reveal().strip()));
    }

    /** The same with another key. */
    public DirectConnection withKey(Secret newKey) {
        return new DirectConnection(url, newKey, config);
    }

    /** What the page puts before each of its models' ids, with a dot; empty if nothing. */
    public String prefixId() {
        return config.get(PREFIX_ID) instanceof String prefix ? prefix : "";
    }

    /** The same with another prefix; empty for none. */
    public DirectConnection withPrefixId(String prefix) {
        return with(PREFIX_ID, prefix);
    }

    /** The models that the page shows without asking the URL for them; empty if it asks. */
    public List<String> modelIds() {
        return config.get(MODEL_IDS) instanceof List<?> ids
                ? ids.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The same with these models only; none makes the page ask the URL for them. */
    public DirectConnection withModelIds(List<String> ids) {
        return with(MODEL_IDS, List.copyOf(ids));
    }

    /** The same, marked as written by {@code owner}. Not a tag: tags show in the model menu. */
    public DirectConnection managedBy(String owner) {
        return with(MANAGED_BY, owner);
    }

    /** Whether {@code owner} marked it. The page's dialog drops the mark when the user edits the connection. */
    public boolean isManagedBy(String owner) {
        return owner.equals(config.get(MANAGED_BY));
    }

    /** What tells it from the other connections. */
    public ConnectionIdentity identity() {
        return new ConnectionIdentity(config.get(MANAGED_BY) instanceof String owner ? owner : null, url);
    }

    /** Whether both lead to the same address, whatever the case of the host and trailing slashes. */
    public boolean hasUrl(String other) {
        return ServerUrl.comparable(url).equals(ServerUrl.comparable(other));
    }

    private DirectConnection with(String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(config);
        changed.put(field, value);
        return new DirectConnection(url, key, changed);
    }
}
