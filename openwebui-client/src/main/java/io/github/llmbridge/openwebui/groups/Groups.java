package io.github.llmbridge.openwebui.groups;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;
import java.util.List;

/** Groups, for the administrator. A group can grant rights, never take them. Thread safe. */
@Headers("Content-Type: application/json")
public interface Groups {
    /** All groups. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/groups/")
    List<Group> list();

    /** Makes a group, also a second one of the same name: look first. */
    @RequestLine("POST /api/v1/groups/create")
    Group create(NewGroupRequest request);

    /**
     * Adds members; the others stay.
     *
     * @throws io.github.llmbridge.http.NotFoundException if there is no such group
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /api/v1/groups/id/{id}/users/add")
    Group addMembers(@Param("id") String id, GroupMembersRequest request);

    /** Removes members; the others stay. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /api/v1/groups/id/{id}/users/remove")
    Group removeMembers(@Param("id") String id, GroupMembersRequest request);

    /** Deletes a group. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("DELETE /api/v1/groups/id/{id}/delete")
    boolean delete(@Param("id") String id);
}
