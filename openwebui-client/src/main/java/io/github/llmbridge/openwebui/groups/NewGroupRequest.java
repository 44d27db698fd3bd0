package io.github.llmbridge.openwebui.groups;

/** A group to be made; the server needs a description. */
public record NewGroupRequest(String name, String description) {
    /** Checks the name. */
    public NewGroupRequest {
        if (name.isBlank()) {
            throw new IllegalArgumentException("group name must not be blank");
        }
    }
}
