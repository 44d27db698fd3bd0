package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.GroupNames;
import io.github.llmbridge.bridge.look.GroupTree;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.groups.Groups;
import io.github.llmbridge.openwebui.groups.NewGroupRequest;
import io.github.llmbridge.openwebui.groups.UpdateGroupRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes groups that are missing. Names are not unique in Open WebUI, so callers in this process who miss the same group at the
 * same time share one making. Thread safe.
 */
public final class GroupMaking {
    private final ConcurrentMap<String, CompletableFuture<Group>> underWay = new ConcurrentHashMap<>();

    Group ensure(Groups groups, String name) {
        return ensure(
                name,
                () -> GroupNames.find(groups.list(), name)
                        .orElseGet(() -> groups.create(new NewGroupRequest(name, "Members by subscription"))));
    }

    /** A group that bears a stable id. */
    Group ensure(Groups groups, String stableId, String name, String text) {
        return ensure(stableId, () -> {
            List<Group> all = groups.list();
            return GroupNames.find(all, stableId).orElseGet(() -> {
                boolean taken = all.stream().anyMatch(group -> group.name().equals(name));
                return groups.create(new NewGroupRequest(
                        taken ? name + " (" + stableId + ")" : name, GroupNames.description(text, stableId)));
            });
        });
    }

    void rename(Groups groups, String stableId, String name) {
        List<Group> all = groups.list();
        Optional<Group> found = GroupNames.bearing(all, stableId);
        if (found.isEmpty()) {
            return;
        }
        Group group = found.get();
        boolean taken = all.stream()
                .anyMatch(
                        other -> !other.id().equals(group.id()) && other.name().equals(name));
        String wanted = taken ? name + " (" + stableId + ")" : name;
        if (!wanted.equals(group.name())) {
            groups.update(
                    group.id(), UpdateGroupRequest.builder(group).name(wanted).build());
        }
    }

    /** Puts a group below another, or takes it out of the one it is in. */
    void nest(Groups groups, String stableId, @Nullable String above) {
        List<Group> all = groups.list();
        GroupTree tree = new GroupTree(all);
        GroupNames.bearing(all, stableId)
                .filter(group -> !tree.isRight(group, above))
                .ifPresent(group -> {
                    UpdateGroupRequest.Builder update = UpdateGroupRequest.builder(group);
                    tree.idOf(above).ifPresentOrElse(update::parentGroupId, update::clearParentGroupId);
                    groups.update(group.id(), update.build());
                });
    }

    void removeIfEmpty(Groups groups, String stableId) {
        GroupNames.bearing(groups.list(), stableId)
                .filter(group -> groups.memberIds(group.id()).isEmpty())
                .ifPresent(group -> groups.delete(group.id()));
    }

    private Group ensure(String name, Supplier<Group> making) {
        CompletableFuture<Group> mine = new CompletableFuture<>();
        CompletableFuture<Group> other = underWay.putIfAbsent(name, mine);
        if (other != null) {
            return join(other);
        }
        try {
            Group group = making.get();
            mine.complete(group);
            return group;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            underWay.remove(name, mine);
        }
    }

    private static Group join(CompletableFuture<Group> making) {
        try {
            return making.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException runtime) {
                throw runtime;
            }
            throw e;
        }
    }
}
