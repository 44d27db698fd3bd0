package io.github.llmbridge.bridge.report;

import java.util.List;

/** A tier names models that LiteLLM does not have; nothing was changed. LiteLLM itself would take them without a word. */
public final class UnknownModelException extends InvalidRequestException {
    private static final long serialVersionUID = 1L;

    private final String tier;

    @SuppressWarnings("serial") // List.copyOf gives a list that is serialisable
    private final List<String> models;

    /** Made by the bridge. */
    public UnknownModelException(String tier, List<String> models) {
        super("tier '" + tier + "' names models that LiteLLM does not have: " + models);
        this.tier = tier;
        this.models = List.copyOf(models);
    }

    /** The tier's name. */
    public String tier() {
        return tier;
    }

    /** The unknown names. */
    public List<String> models() {
        return models;
    }
}
