package io.github.llmbridge.litellm.models;

import feign.RequestLine;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;
import io.github.llmbridge.http.ResourceName;

/** The proxy's models. Thread safe. */
@ResourceName("models")
public interface ProxyModels {
    /** The models of the caller's key: with the master key, all of the proxy. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /v1/models")
    ModelList list();

    /** As {@link #list()}, with the names of access groups and wildcards, which a key's list may hold as well. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /v1/models?include_model_access_groups=true&return_wildcard_routes=true")
    ModelList listWithGroups();
}
