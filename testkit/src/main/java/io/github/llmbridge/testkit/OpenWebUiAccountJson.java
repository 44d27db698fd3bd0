package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** How a line shows an account. */
interface OpenWebUiAccountJson {
    ObjectNode whole(OpenWebUiUser user);

    /** As one item of the administrator's list. */
    ObjectNode inList(OpenWebUiUser user, OpenWebUiState state);

    /** As one item of the lists that say little. */
    ObjectNode shortened(OpenWebUiUser user);

    /** As one item of a search that any user may make. */
    ObjectNode found(OpenWebUiUser user);

    Reply byId(Call call, OpenWebUiAuth auth, OpenWebUiState state);

    boolean isActive(@Nullable OpenWebUiUser user, OpenWebUiState state);

    /** What a session tells beside the account. */
    ObjectNode status();
}
