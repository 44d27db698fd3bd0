package io.github.llmbridge.openwebui.models;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may use a model, as servers before 0.8 keep it: lists of groups and accounts under {@code read} and {@code write}.
 * No value at all means everybody; an empty one, nobody but administrators.
 */
final class AccessControl {
    private static final String READ = "read";
    private static final String GROUPS = "group_ids";
    private static final String USERS = "user_ids";

    private AccessControl() {}

    static Grantees readers(@Nullable Map<String, Object> accessControl) {
        Map<String, Object> read = read(accessControl);
        return new Grantees(ids(read, GROUPS), ids(read, USERS));
    }

    /** What a new entry has. */
    static Map<String, Object> of(Grantees readers) {
        Map<String, Object> rights = new LinkedHashMap<>();
        rights.put(READ, lists(readers));
        rights.put("write", lists(new Grantees(Set.of(), Set.of())));
        return rights;
    }

    /** The same with other readers; the rest stays. */
    static Map<String, Object> withReaders(Map<String, Object> accessControl, Grantees readers) {
        Map<String, Object> read = new LinkedHashMap<>(read(accessControl));
        read.putAll(lists(readers));
        Map<String, Object> changed = new LinkedHashMap<>(accessControl);
        changed.put(READ, read);
        return changed;
    }

    private static Map<String, Object> lists(Grantees readers) {
        Map<String, Object> lists = new LinkedHashMap<>();
        lists.put(GROUPS, List.copyOf(readers.groupIds()));
        lists.put(USERS, List.copyOf(readers.userIds()));
        return lists;
    }

    private static Map<String, Object> read(@Nullable Map<String, Object> accessControl) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (accessControl != null && accessControl.get(READ) instanceof Map<?, ?> read) {
            read.forEach((name, value) -> copy.put(String.valueOf(name), value));
        }
        return copy;
    }

    private static Set<String> ids(Map<String, Object> read, String name) {
        Set<String> ids = new LinkedHashSet<>();
        if (read.get(name) instanceof Collection<?> list) {
            list.forEach(id -> {
                if (id instanceof String text && !text.isBlank() && !text.equals("*")) {
                    ids.add(text);
                }
            });
        }
        return ids;
    }
}
