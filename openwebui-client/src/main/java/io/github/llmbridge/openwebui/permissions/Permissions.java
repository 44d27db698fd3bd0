package io.github.llmbridge.openwebui.permissions;

import feign.Headers;
import feign.RequestLine;
import io.github.llmbridge.http.ErrorDetails;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;
import io.github.llmbridge.http.UnprocessableException;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What users may do, for the administrator. A right is given if the defaults or any group of the user give it; a group can grant, never deny.
 * Thread safe.
 */
@Headers("Content-Type: application/json")
public interface Permissions {
    /** What every user may do without a group. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/users/default/permissions")
    PermissionTree defaults();

    /**
     * Replaces the defaults. A right that is left out falls back to what the server was shipped
     * with, not to what is stored (on 0.6.30 public sharing would be on): use {@link #changeDefaults}.
     */
    @RequestLine("POST /api/v1/users/default/permissions")
    PermissionTree setDefaults(PermissionTree permissions);

    /**
     * Reads the defaults, changes them and writes them back; nothing is written if nothing changes.
     * The server has no versions of them: of two administrators at once, the later one wins.
     *
     * @throws UnprocessableException if this version of the server does not know a right; it drops it without a word
     */
    default PermissionTree changeDefaults(UnaryOperator<PermissionTree> change) {
        PermissionTree before = defaults();
        PermissionTree wanted = change.apply(before);
        if (wanted.equals(before)) {
            return before;
        }
        PermissionTree stored = setDefaults(wanted);
        List<String> dropped = wanted.names().stream()
                .filter(name -> !stored.flag(name).equals(wanted.flag(name)))
                .toList();
        if (!dropped.isEmpty()) {
            throw new UnprocessableException(ErrorDetails.withoutAnswer(
                    "permissions.changeDefaults", "this version of the server did not take " + dropped));
        }
        return stored;
    }
}
