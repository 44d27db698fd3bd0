package io.github.llmbridge.bridge.look;

import io.github.llmbridge.openwebui.groups.Group;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which group of LiteLLM's teams and organizations lies below which. Below a group of others nothing of it is moved.
 */
public final class GroupTree {
    private final List<Group> all;

    /** The tree of these groups. */
    public GroupTree(List<Group> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Whether a group is where it should be. What should be above it and is not there is above nothing.
     *
     * @param above the stable id of the group above; {@code null} for none
     */
    public boolean isRight(Group group, @Nullable String above) {
        String now = group.parentGroupId();
        return isOfOthers(now) || Objects.equals(now, idOf(above).orElse(null));
    }

    /** The id of the group under a stable id. */
    public Optional<String> idOf(@Nullable String stableId) {
        return Optional.ofNullable(stableId)
                .flatMap(id -> GroupNames.bearing(all, id))
                .map(Group::id);
    }

    private boolean isOfOthers(@Nullable String id) {
        return id != null
                && all.stream()
                        .anyMatch(group -> group.id().equals(id)
                                && GroupNames.stableIds(List.of(group))
                                        .findAny()
                                        .isEmpty());
    }
}
