package io.github.llmbridge.litellm.models;

import java.util.List;

/** The models that the caller's key allows; a team or user may narrow them further, which does not show here. */
public record ModelList(List<Model> data) {
    public ModelList {
        data = List.copyOf(data);
    }

    /** Their names. */
    public List<String> ids() {
        return data.stream().map(Model::id).toList();
    }
}
