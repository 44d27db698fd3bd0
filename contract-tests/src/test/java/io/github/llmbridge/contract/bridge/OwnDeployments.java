package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.models.ModelDetails;
import io.github.llmbridge.litellm.models.ModelId;
import io.github.llmbridge.litellm.models.ModelParams;
import io.github.llmbridge.litellm.models.NewModelRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Deployments that answer "Hello", under names that no other test uses. */
final class OwnDeployments implements AutoCloseable {
    /** How all names and groups begin. */
    final String run = "m" + UUID.randomUUID().toString().substring(0, 6);

    private final LiteLlmClient liteLlm;
    private final List<String> ids = new ArrayList<>();

    OwnDeployments(LiteLlmClient liteLlm) {
        this.liteLlm = liteLlm;
    }

    /** Makes one and gives its id. */
    String serve(String end, String... groups) {
        String id = run + "-id-" + ids.size();
        ids.add(id);
        liteLlm.models()
                .create(NewModelRequest.builder(
                                run + end,
                                id,
                                // A provider that LiteLLM does not know has no models to expand a wildcard to.
                                ModelParams.builder(run + "up/" + (ids.size() - 1))
                                        .customLlmProvider("openai")
                                        .apiKey(Secret.of("none"))
                                        .mockResponse("Hello")
                                        .build())
                        .modelInfo(ModelDetails.of(id)
                                .putAdditionalProperties(
                                        "access_groups",
                                        List.of(groups).stream()
                                                .map(group -> run + "-" + group)
                                                .toList())
                                .build())
                        .build());
        return id;
    }

    void block(String id) {
        liteLlm.models().block(ModelId.of(id));
    }

    List<String> named(String... ends) {
        return List.of(ends).stream().map(end -> run + end).toList();
    }

    @Override
    public void close() {
        ids.forEach(liteLlm.models()::deleteIfPresent);
    }
}
