package io.github.llmbridge.bridge.look;

import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.users.UserInfo;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How one bridge tells what is its own. Several bridges may work behind one LiteLLM, each with an Open WebUI and an
 * instance name of its own.
 *
 * @param instance the bridge's name
 * @param connectionUrl LiteLLM's address as the users' browsers reach it
 */
public record Ownership(String instance, String connectionUrl) {
    /** The mark of what the bridge made, in keys and connections. */
    public static final String OWNER = "llmbridge";

    /** The instance of a bridge that was given no name. */
    public static final String DEFAULT_INSTANCE = "default";

    private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    /** Checks the name, which becomes a part of aliases. */
    public Ownership {
        if (!INSTANCE.matcher(instance).matches()) {
            throw new IllegalArgumentException(
                    "instance must have 1 to 40 letters, digits, _ or -, and is '" + instance + "'");
        }
    }

    /**
     * Whether a stored connection is the bridge's: by its mark, which the page's dialog drops, or by address and key. A
     * mark alone proves nothing of whose account it is: anybody can write it.
     */
    public boolean isOurs(DirectConnection connection, Set<KeyHash> ownKeys) {
        return connection.isManagedBy(OWNER)
                || (connection.hasUrl(connectionUrl)
                        && hashOf(connection).filter(ownKeys::contains).isPresent());
    }

    /** The hash of a connection's key, white space around it left out, as the browser does. */
    public static Optional<KeyHash> hashOf(DirectConnection connection) {
        return Optional.ofNullable(connection.key()).flatMap(KeyValues::hash);
    }

    /**
     * A key of a person as the bridge's own, if it is: by our mark, or by our alias and the right user where no other
     * mark says otherwise, or by a connection of ours that holds it and the right user.
     */
    public Optional<OwnedKey> own(Key key, String userId, Optional<KeyHash> connected) {
        if (key.token() == null || "deleted".equals(key.status())) {
            return Optional.empty();
        }
        Map<String, Object> metadata = key.metadata();
        Object mark = metadata.get(OwnedKey.MANAGED_BY);
        boolean marked = OWNER.equals(mark) && userId.equals(metadata.get(OwnedKey.USER));
        if (marked && !instance.equals(OwnedKey.instanceOf(metadata))) {
            return Optional.empty();
        }
        boolean foreign = mark != null && !marked;
        boolean rightUser = userId.equals(key.userId());
        int generation = key.keyAlias() == null ? 0 : alias(userId).generationIn(key.keyAlias());
        boolean named = generation > 0 && rightUser && !foreign;
        boolean held = connected.filter(key.token()::equals).isPresent() && rightUser && !foreign;
        return marked || named || held
                ? Optional.of(new OwnedKey(key, key.token(), Math.max(generation, OwnedKey.generationOf(metadata))))
                : Optional.empty();
    }

    /**
     * A key that has lost every mark as the bridge's own, if its value is one that the bridge derives for this user.
     */
    Optional<OwnedKey> own(Key key, String userId, UserInfo user, DerivedKeys derived) {
        KeyHash hash = key.token();
        if (hash == null
                || "deleted".equals(key.status())
                || key.metadata().get(OwnedKey.MANAGED_BY) != null
                || !userId.equals(key.userId())) {
            return Optional.empty();
        }
        int generation = derived.generationOf(userId, user, hash);
        return generation > 0 ? Optional.of(new OwnedKey(key, hash, generation)) : Optional.empty();
    }

    /** For whom this bridge made a key, by the key's mark, or by its alias and user. */
    Optional<String> personOf(Key key) {
        Map<String, Object> metadata = key.metadata();
        Object mark = metadata.get(OwnedKey.MANAGED_BY);
        if (OWNER.equals(mark) && metadata.get(OwnedKey.USER) instanceof String user) {
            return instance.equals(OwnedKey.instanceOf(metadata)) ? Optional.of(user) : Optional.empty();
        }
        return Optional.ofNullable(key.userId())
                .filter(user -> own(key, user, Optional.empty()).isPresent());
    }

    KeyAlias alias(String userId) {
        return new KeyAlias(instance, userId);
    }

    /** The alias of a person's key of this generation. */
    public String keyAlias(String userId, int generation) {
        return alias(userId).of(generation);
    }
}
