package io.github.llmbridge.openwebui.permissions;

import feign.RequestLine;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;
import io.github.llmbridge.http.ResourceName;

/** What the calling account may do. Thread safe. */
@ResourceName("permissions")
public interface UserPermissions {
    /** What the account may do, its groups counted in. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/users/permissions")
    PermissionTree own();
}
