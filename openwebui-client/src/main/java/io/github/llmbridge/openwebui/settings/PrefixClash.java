package io.github.llmbridge.openwebui.settings;

import java.util.List;

/**
 * Two connections in use whose models may come to have the same id. The page then shows one model, of the later
 * connection; without a prefix it hides a model of the server's own with that id, too.
 *
 * @param prefixId what both put before their models' ids; may be empty
 * @param first the one whose models are hidden
 * @param second the one whose models show
 * @param modelIds the models that both name; empty if the page asks one of the URLs for its models
 */
public record PrefixClash(String prefixId, DirectConnection first, DirectConnection second, List<String> modelIds) {
    public PrefixClash {
        modelIds = List.copyOf(modelIds);
    }
}
