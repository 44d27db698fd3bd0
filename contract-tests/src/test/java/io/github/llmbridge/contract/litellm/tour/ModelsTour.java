package io.github.llmbridge.contract.litellm.tour;

import static io.github.llmbridge.contract.LiteLlmBehaviour.ANSWERS_MODEL_BLOCKS;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.models.ModelId;
import io.github.llmbridge.litellm.models.ModelParams;
import io.github.llmbridge.litellm.models.ModelQuery;
import io.github.llmbridge.litellm.models.NewModelRequest;
import io.github.llmbridge.litellm.models.UpdateModelRequest;

/** Models. */
final class ModelsTour extends LiteLlmTour {
    ModelsTour(ServerLine line) {
        super(line);
    }

    @Override
    public void run() {
        String model = id("gpt-house");
        String deployment = id("gpt-house-eu");
        // > The models that a key may call
        client.models().list();
        // > One of them
        client.models().retrieve("gpt-4o-mini");
        // > Make a deployment
        client.models()
                .create(NewModelRequest.builder(
                                model,
                                deployment,
                                ModelParams.builder("openai/gpt-4o-mini")
                                        .apiKey(Secret.of("sk-of-the-provider"))
                                        .apiBase("https://llm.example.com/v1")
                                        .build())
                        .build());
        // > Every deployment that a key may call
        client.models().deployments();
        // > Read a deployment
        client.models().info(deployment);
        // > Change a deployment
        client.models()
                .patch(UpdateModelRequest.builder(deployment)
                        .litellmParams(ModelParams.changes().rpm(100L).build())
                        .build());
        // > Replace a deployment's parameters
        client.models()
                .update(UpdateModelRequest.builder(deployment)
                        .litellmParams(ModelParams.builder("openai/gpt-4o").build())
                        .build());
        if (has("models.page")) {
            // > Every deployment, page by page
            client.models().stream(ModelQuery.builder().model(model).build()).forEach(row -> {});
        }
        if (line().does(ANSWERS_MODEL_BLOCKS)) {
            // > Block a deployment
            client.models().block(ModelId.of(deployment));
            // > Unblock a deployment
            client.models().unblock(ModelId.of(deployment));
        } else if (has("models.block")) {
            broken(() -> client.models().block(ModelId.of(deployment)));
            broken(() -> client.models().unblock(ModelId.of(deployment)));
        }
        // > Delete a deployment
        client.models().deleteIfPresent(deployment);
        // > With the names of access groups and wildcards
        client.models().listWithGroups();
    }
}
