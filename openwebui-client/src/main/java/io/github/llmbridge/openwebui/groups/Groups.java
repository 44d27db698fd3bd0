package io.github.llmbridge.openwebui.groups;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Pages;
import io.github.llmbridge.http.Repeat;
import io.github.llmbridge.openwebui.Since;
import io.github.llmbridge.openwebui.permissions.PermissionTree;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Groups, for the administrator. A group can grant rights, never take them. Thread safe.
 *
 * <p>The server has no versions of a group: of two changes of the same field at once, the later one wins. Adding and
 * removing members is safe.
 */
@Headers("Content-Type: application/json")
public interface Groups {
    /** All groups. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/groups/")
    List<Group> list();

    /**
     * A group.
     *
     * @throws NotFoundException if there is no such group
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/groups/id/{id}")
    Group get(@Param("id") String id);

    /** Makes a group, also a second one of the same name: {@link #ensure} looks first. */
    @RequestLine("POST /api/v1/groups/create")
    Group create(NewGroupRequest request);

    /**
     * Changes a group.
     *
     * @throws NotFoundException if there is no such group, or no such group above it
     * @throws io.github.llmbridge.http.UnprocessableException if the group would be above itself
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /api/v1/groups/id/{id}/update")
    Group update(@Param("id") String id, UpdateGroupRequest request);

    /**
     * Adds members; the others stay.
     *
     * @throws NotFoundException if there is no such group
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /api/v1/groups/id/{id}/users/add")
    Group addMembers(@Param("id") String id, GroupMembersRequest request);

    /**
     * Removes members; the others stay.
     *
     * @throws NotFoundException if there is no such group
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /api/v1/groups/id/{id}/users/remove")
    Group removeMembers(@Param("id") String id, GroupMembersRequest request);

    /** As {@link #delete}, but since 0.6.37 an unknown group is a {@link NotFoundException}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("DELETE /api/v1/groups/id/{id}/delete")
    boolean deleteAnswer(@Param("id") String id);

    /** A group with the ids of its direct members in it; since 0.6.41. */
    @Since("0.6.41")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/groups/id/{id}/export")
    Group export(@Param("id") String id);

    /** The direct members in short, as far as they have an account; none for an unknown group; since 0.6.41. */
    @Since("0.6.41")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /api/v1/groups/id/{id}/users")
    List<GroupMember> directMembers(@Param("id") String id);

    /**
     * A page of members; since 0.12.
     *
     * @param membership direct, inherited from groups below, or both
     * @param query a part of name or e-mail, whatever the case; may be empty
     * @param page from 1
     */
    @Since("0.12.0")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/groups/id/{id}/members?membership={membership}&query={query}&page={page}")
    GroupMemberPage memberPage(
            @Param("id") String id,
            @Param("membership") Membership membership,
            @Param("query") String query,
            @Param("page") int page);

    /** All members of a kind, read page by page as the stream goes; since 0.12. */
    default Stream<GroupMember> members(String id, Membership membership) {
        return Pages.stream(
                GroupMemberPage.SIZE,
                page -> memberPage(id, membership, "", page).items(),
                GroupMember::id);
    }

    /**
     * The ids of a group's direct members, on every version.
     *
     * @throws NotFoundException if there is no such group
     */
    default List<String> memberIds(String id) {
        List<String> told = get(id).userIds();
        return told != null ? told : Objects.requireNonNullElse(export(id).userIds(), List.of());
    }

    /**
     * An account's groups; none for an unknown account.
     *
     * @param inherited whether groups above its own are listed too; since 0.12, older servers have none
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/users/{userId}/groups?include_inherited={inherited}")
    List<Group> ofUser(@Param("userId") String userId, @Param("inherited") boolean inherited);

    /**
     * The one group of this name, to the letter.
     *
     * @throws AmbiguousGroupException if there are several
     */
    default Optional<Group> findByName(String name) {
        return named(list(), name);
    }

    /**
     * The one group of this name, to the letter, among these.
     *
     * @throws AmbiguousGroupException if there are several
     */
    static Optional<Group> named(List<Group> groups, String name) {
        List<Group> found =
                groups.stream().filter(group -> group.name().equals(name)).toList();
        if (found.size() > 1) {
            throw new AmbiguousGroupException(
                    name, found.stream().map(Group::id).toList());
        }
        return found.stream().findFirst();
    }

    /**
     * The one group of the request's name, made if there is none; one that is there is left as it is. Calls through one
     * client take turns, those through {@code client.with(...)} apart. Two processes can still make a group each, which the next call reports.
     *
     * @throws AmbiguousGroupException if there are several
     */
    default Group ensure(NewGroupRequest request) {
        synchronized (this) {
            return findByName(request.name()).orElseGet(() -> create(request));
        }
    }

    /**
     * Reads the rights that a group grants, changes them and writes them back; nothing is written if nothing changes. The
     * server keeps any name, known to it or not.
     *
     * @throws NotFoundException if there is no such group
     */
    default Group changePermissions(String id, UnaryOperator<PermissionTree> change) {
        synchronized (this) {
            Group group = get(id);
            PermissionTree before = Objects.requireNonNullElse(group.permissions(), PermissionTree.none());
            PermissionTree wanted = change.apply(before);
            return wanted.equals(before)
                    ? group
                    : update(
                            id,
                            UpdateGroupRequest.builder(group)
                                    .permissions(wanted)
                                    .build());
        }
    }

    /** Deletes a group if it is there; groups below it move up. */
    default void delete(String id) {
        try {
            deleteAnswer(id);
        } catch (NotFoundException gone) {
            // Which is what was asked for.
        }
    }
}
