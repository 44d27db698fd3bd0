package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that the server remembers. Guarded by the server's lock. */
final class OpenWebUiState {
    /** In the order of their making, which is also what "undefined order" comes to on SQLite. */
    final Map<String, OpenWebUiUser> users = new LinkedHashMap<>();

    final Map<String, OpenWebUiGroup> groups = new LinkedHashMap<>();
    /** What is kept of models, by their id. */
    final Map<String, ObjectNode> models = new LinkedHashMap<>();

    final Map<String, OpenWebUiFunction> functions = new LinkedHashMap<>();
    /** As ENABLE_FUNCTIONS. */
    boolean functionsEnabled = true;

    final ObjectNode adminConfig;
    final ObjectNode connections;
    ObjectNode permissions;
    ObjectNode connectionsToModels = OpenWebUiConnections.shipped();
    /** The header that names who signs in; null if passwords do. */
    @Nullable String trustedEmailHeader;

    final OpenWebUiPasswords passwords;

    private final Clock clock;

    /** Lets other calls go first: what was found free before may be taken afterwards. */
    Runnable race = () -> {};

    OpenWebUiState(OpenWebUiLine line, Clock clock) {
        this.adminConfig = line.shipped("adminConfig");
        this.connections = line.shipped("connections");
        this.permissions = line.shipped("permissions");
        this.passwords = new OpenWebUiPasswords(line);
        this.clock = clock;
    }

    /** Epoch seconds. */
    long now() {
        return clock.instant().getEpochSecond();
    }

    long millis() {
        return clock.millis();
    }

    boolean mfa() {
        return adminConfig.path("ENABLE_MFA").asBoolean(false);
    }

    OpenWebUiUser addUser(String email, String password, String name, String role, String imageUrl) {
        OpenWebUiUser user = new OpenWebUiUser(email.toLowerCase(Locale.ROOT), password, name, role, imageUrl, now());
        users.put(user.id, user);
        return user;
    }

    void removeUser(String id) {
        users.remove(id);
        for (OpenWebUiGroup group : groups.values()) {
            if (group.memberIds.remove(id)) {
                group.updatedAt = now();
            }
        }
    }

    @Nullable OpenWebUiUser userByEmail(String email) {
        String lower = email.toLowerCase(Locale.ROOT);
        return users.values().stream()
                .filter(user -> user.email.equals(lower))
                .findFirst()
                .orElse(null);
    }

    /** The account that nobody else may touch. */
    boolean isFirst(String userId) {
        return users.keySet().stream().findFirst().filter(userId::equals).isPresent();
    }

    List<OpenWebUiGroup> groupsOf(String userId) {
        return newestFirst(groups.values().stream()
                .filter(group -> group.memberIds.contains(userId))
                .toList());
    }

    /** With the parents, and theirs. On the line without a hierarchy no group has a parent. */
    List<OpenWebUiGroup> effectiveGroupsOf(String userId) {
        Set<OpenWebUiGroup> found = new LinkedHashSet<>();
        for (OpenWebUiGroup direct : groupsOf(userId)) {
            OpenWebUiGroup group = direct;
            while (group != null && found.add(group)) {
                group = group.parentId == null ? null : groups.get(group.parentId);
            }
        }
        return newestFirst(List.copyOf(found));
    }

    boolean isBelow(OpenWebUiGroup group, OpenWebUiGroup above) {
        OpenWebUiGroup next = group;
        while (next != null && next != above) {
            next = next.parentId == null ? null : groups.get(next.parentId);
        }
        return next == above;
    }

    List<OpenWebUiGroup> newestFirst(List<OpenWebUiGroup> some) {
        List<OpenWebUiGroup> sorted = new ArrayList<>(some);
        sorted.sort(Comparator.comparingLong((OpenWebUiGroup group) -> group.updatedAt)
                .reversed());
        return sorted;
    }
}
