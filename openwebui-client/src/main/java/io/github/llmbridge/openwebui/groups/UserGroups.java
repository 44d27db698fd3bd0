package io.github.llmbridge.openwebui.groups;

import feign.Param;
import feign.RequestLine;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;
import io.github.llmbridge.http.ResourceName;
import java.util.List;

/** The calling account's own groups. Thread safe. */
@ResourceName("groups")
public interface UserGroups {
    /**
     * The groups of the account.
     *
     * @param inherited whether groups above its own are listed too; since 0.12, older servers have none
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/users/groups?include_inherited={inherited}")
    List<Group> own(@Param("inherited") boolean inherited);
}
