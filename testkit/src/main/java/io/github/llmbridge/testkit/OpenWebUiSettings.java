package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a user's own settings are read and written. The content of {@code ui} is never checked, only stripped. */
interface OpenWebUiSettings {
    /** JSON null when nothing was written yet. */
    JsonNode read(Call call, OpenWebUiUser user);

    /** Changes the user's settings. */
    void update(ObjectNode sent, OpenWebUiUser user);
}
