package io.github.llmbridge.bridge.look;

import io.github.llmbridge.bridge.person.Standing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What the bridge was asked for and must know again after a restart. It stands in the metadata of LiteLLM's user, under
 * {@code llmbridge} and the bridge's instance. Other instances' notes and foreign metadata stay as they are.
 *
 * @param salt goes into derived keys, so that a user who is made anew gets other keys; what follows a {@code ~} tells
 *     which connected key was lost last
 * @param secretId which secret of the application the keys were derived from; {@code null} if from none
 * @param generation the highest generation of a key that was ever made or begun
 * @param standing whether the person may use the service
 * @param tier the person's own tier, so that a key that somebody deleted can be made again; {@code null} once a part of
 *     the person was removed
 * @param groups names of the groups that the bridge has put the account into
 * @param teams ids of the teams that the bridge has put the user into
 * @param grant a temporary grant as it was asked for; empty for none
 * @param account the mark of an account that a bridge without a secret added
 * @param roleBefore the account's role before the person was suspended
 * @param roleGiven the account's role that the bridge gave because of the user's role in LiteLLM
 * @param emailBefore the account's address before a change of it that is not finished yet
 */
@Value.Builder
public record Note(
        @Nullable String salt,
        @Nullable String secretId,
        int generation,
        Standing standing,
        @Nullable String tier,
        List<String> groups,
        List<String> teams,
        Map<String, Object> grant,
        @Nullable String account,
        @Nullable String roleBefore,
        @Nullable String roleGiven,
        @Nullable String emailBefore) {
    private static final String ROOT = "llmbridge";

    public Note {
        groups = groups.stream().distinct().sorted().toList();
        teams = teams.stream().distinct().sorted().toList();
        grant = alike(grant);
    }

    /** Nothing noted. */
    public static Note none() {
        return new Note(null, null, 0, Standing.ACTIVE, null, List.of(), List.of(), Map.of(), null, null, null, null);
    }

    /** What is noted for this instance; what cannot be read counts as not noted. */
    public static Note in(Map<String, Object> metadata, String instance) {
        if (!(metadata.get(ROOT) instanceof Map<?, ?> instances)
                || !(instances.get(instance) instanceof Map<?, ?> note)) {
            return none();
        }
        return new Note(
                text(note.get("salt")),
                text(note.get("secret")),
                note.get("generation") instanceof Number number ? Math.max(0, number.intValue()) : 0,
                "suspended".equals(note.get("standing")) ? Standing.SUSPENDED : Standing.ACTIVE,
                text(note.get("tier")),
                texts(note.get("groups")),
                texts(note.get("teams")),
                grant(note.get("grant")),
                text(note.get("account")),
                text(note.get("role_before")),
                text(note.get("role_given")),
                text(note.get("email_before")));
    }

    /** The metadata with this note in it. */
    public Map<String, Object> into(Map<String, Object> metadata, String instance) {
        Map<String, Object> notes = notes(metadata);
        notes.put(instance, toJson());
        Map<String, Object> changed = new LinkedHashMap<>(metadata);
        changed.put(ROOT, notes);
        return changed;
    }

    /** The metadata without this instance's note. */
    public static Map<String, Object> removedFrom(Map<String, Object> metadata, String instance) {
        Map<String, Object> notes = notes(metadata);
        notes.remove(instance);
        Map<String, Object> changed = new LinkedHashMap<>(metadata);
        if (notes.isEmpty()) {
            changed.remove(ROOT);
        } else {
            changed.put(ROOT, notes);
        }
        return changed;
    }

    /** The instances that have a note in the metadata. */
    public static List<String> instancesIn(Map<String, Object> metadata) {
        return List.copyOf(notes(metadata).keySet());
    }

    /** To change a part. */
    public NoteBuilder but() {
        return new NoteBuilder().from(this);
    }

    private Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "salt", salt);
        put(json, "secret", secretId);
        json.put("generation", generation);
        json.put("standing", standing.name().toLowerCase(Locale.ROOT));
        put(json, "tier", tier);
        json.put("groups", groups);
        json.put("teams", teams);
        if (!grant.isEmpty()) {
            json.put("grant", grant);
        }
        put(json, "account", account);
        put(json, "role_before", roleBefore);
        put(json, "role_given", roleGiven);
        put(json, "email_before", emailBefore);
        return json;
    }

    private static void put(Map<String, Object> json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static Map<String, Object> notes(Map<String, Object> metadata) {
        Map<String, Object> notes = new LinkedHashMap<>();
        if (metadata.get(ROOT) instanceof Map<?, ?> stored) {
            stored.forEach((name, note) -> notes.put(String.valueOf(name), note));
        }
        return notes;
    }

    private static Map<String, Object> grant(@Nullable Object stored) {
        Map<String, Object> grant = new LinkedHashMap<>();
        if (stored instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> {
                if (value != null) {
                    grant.put(String.valueOf(name), value);
                }
            });
        }
        return grant;
    }

    /** JSON makes no difference between 5 and 5.0, Java does. */
    private static Map<String, Object> alike(Map<String, Object> fields) {
        Map<String, Object> alike = new LinkedHashMap<>(fields);
        alike.replaceAll((name, value) -> value instanceof Number number ? alike(number) : value);
        return Map.copyOf(alike);
    }

    private static Number alike(Number number) {
        double value = number.doubleValue();
        return value == Math.rint(value) ? (Number) number.longValue() : (Number) value;
    }

    private static List<String> texts(@Nullable Object stored) {
        return stored instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() ? text : null;
    }
}
