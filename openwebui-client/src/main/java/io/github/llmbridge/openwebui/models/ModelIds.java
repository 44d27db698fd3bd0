package io.github.llmbridge.openwebui.models;

/** Checks ids of models: 0.12 refuses spaces, and 0.6.30 stores what nobody can name. */
final class ModelIds {
    private ModelIds() {}

    static void require(String field, String id) {
        if (id.isEmpty() || id.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException(field + " must not be empty or hold spaces");
        }
    }
}
