package io.github.llmbridge.bridge;

import java.util.List;

/** A tier names models that LiteLLM does not have; nothing was changed. LiteLLM itself would take them without a word. */
public final class UnknownModelException extends BridgeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> models;

    UnknownModelException(String tier, List<String> models) {
        super("tier '" + tier + "' names models that LiteLLM does not have: " + models, null);
        this.models = List.copyOf(models);
    }

    /** The unknown names. */
    public List<String> models() {
        return models;
    }
}
