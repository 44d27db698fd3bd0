package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the server's database holds: rows by id, in the order they were made. Guarded by the server's lock. */
final class LiteLlmState {
    final Map<String, ObjectNode> users = new LinkedHashMap<>();
    final Map<String, ObjectNode> teams = new LinkedHashMap<>();
    /** By SHA-256 of the key. */
    final Map<String, ObjectNode> keys = new LinkedHashMap<>();

    /** In the order of their deletion: a value may have been made and deleted several times. */
    final List<ObjectNode> deletedKeys = new ArrayList<>();
    /** Team id, then user id. */
    final Map<String, Map<String, ObjectNode>> memberships = new LinkedHashMap<>();

    final Map<String, ObjectNode> budgets = new LinkedHashMap<>();
    final Map<String, ObjectNode> customers = new LinkedHashMap<>();
    final Map<String, ObjectNode> tags = new LinkedHashMap<>();
    final Map<String, ObjectNode> organizations = new LinkedHashMap<>();
    /** Organization id, then user id. */
    final Map<String, Map<String, ObjectNode>> organizationMembers = new LinkedHashMap<>();

    /** By the master key. The administrator's user is made by the first team only. */
    double spentBeforeTheAdministrator;

    private final Clock clock;

    LiteLlmState(Clock clock) {
        this.clock = clock;
    }

    /** The database keeps milliseconds. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    ObjectNode stamped(ObjectNode row) {
        String now = now().toString();
        row.put("created_at", now);
        row.put("updated_at", now);
        return row;
    }

    void touch(ObjectNode row) {
        row.put("updated_at", now().toString());
    }

    static String hash(String keyOrHash) {
        if (!keyOrHash.startsWith("sk-")) {
            return keyOrHash;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(keyOrHash.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As many lists show them. */
    static List<ObjectNode> newestFirst(Collection<ObjectNode> rows) {
        List<ObjectNode> list = new ArrayList<>(rows);
        Collections.reverse(list);
        return list;
    }

    List<ObjectNode> keysWhere(String field, String value) {
        return keys.values().stream()
                .filter(key -> value.equals(Json.text(key, field)))
                .toList();
    }

    @Nullable ObjectNode keyByAlias(String alias) {
        return keys.values().stream()
                .filter(key -> alias.equals(Json.text(key, "key_alias")))
                .findFirst()
                .orElse(null);
    }

    /** An exact match goes before one in another case. */
    @Nullable ObjectNode userByEmail(String email, boolean caseBlind) {
        ObjectNode close = null;
        for (ObjectNode user : users.values()) {
            String has = Json.text(user, "user_email");
            if (email.equals(has)) {
                return user;
            }
            if (caseBlind && close == null && email.equalsIgnoreCase(has)) {
                close = user;
            }
        }
        return close;
    }

    @Nullable ObjectNode membership(@Nullable String teamId, @Nullable String userId) {
        if (teamId == null || userId == null) {
            return null;
        }
        return memberships.getOrDefault(teamId, Map.of()).get(userId);
    }

    /** A row with an id, and what was spent before it was made: a real server writes costs later than that. */
    ObjectNode newUser(@Nullable String id) {
        String userId = id == null ? UUID.randomUUID().toString() : id;
        ObjectNode row = stamped(Json.object());
        row.put("user_id", userId);
        boolean administrator = userId.equals(LiteLlmCaller.MASTER_USER);
        row.put("spend", administrator ? spentBeforeTheAdministrator : 0.0);
        row.putArray("models");
        row.putArray("teams");
        users.put(userId, row);
        return row;
    }

    void deleteKey(ObjectNode key, String deletedBy) {
        String hash = key.path("token").asText();
        keys.remove(hash);
        ObjectNode grave = key.deepCopy();
        grave.put("id", UUID.randomUUID().toString());
        grave.put("deleted_at", now().toString());
        grave.put("deleted_by", deletedBy);
        deletedKeys.add(grave);
    }

    /** The last key of that hash that was deleted. */
    @Nullable ObjectNode deletedKey(String hash) {
        return newestFirst(deletedKeys).stream()
                .filter(grave -> hash.equals(Json.text(grave, "token")))
                .findFirst()
                .orElse(null);
    }

    static void remove(ArrayNode texts, String text, boolean everywhere) {
        for (int i = texts.size() - 1; i >= 0; i--) {
            if (texts.get(i).asText().equals(text)) {
                texts.remove(i);
                if (!everywhere) {
                    return;
                }
            }
        }
    }

    static ArrayNode array(ObjectNode row, String field) {
        return row.get(field) instanceof ArrayNode array ? array : row.putArray(field);
    }
}
