package io.github.llmbridge.endpoints;

import io.github.llmbridge.endpoints.RegisteredEndpoint.Outcome;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.models.ModelDeployment;
import io.github.llmbridge.litellm.models.ModelDetails;
import io.github.llmbridge.litellm.models.ModelParams;
import io.github.llmbridge.litellm.models.NewModelRequest;
import io.github.llmbridge.litellm.models.UpdateModelRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes endpoints models of LiteLLM, called by their ids, so that clients of the multi-endpoint proxy can move there. Needs
 * the artifact {@code litellm-client}. Thread safe.
 */
public final class EndpointRegistration {
    /** LiteLLM never shows a key again, so the deployment says by itself which one it was given. */
    private static final String KEY_MARK = "llmbridge_key_mark";

    private static final int MARK_LENGTH = 16;

    private final LiteLlmClient liteLlm;

    /** Registers in the LiteLLM of this client, whose key must be the administrator's. */
    @SuppressWarnings("exports")
    public EndpointRegistration(LiteLlmClient liteLlm) {
        this.liteLlm = liteLlm;
    }

    /**
     * Registers all endpoints of a file. Looks first: a second call changes nothing, and an endpoint that was changed in the
     * file is changed in LiteLLM. What is no longer in the file stays. LiteLLM must keep models in its database
     * ({@code store_model_in_db}).
     *
     * @return what was done, in the file's order
     * @throws io.github.llmbridge.http.ApiException if LiteLLM refuses one; those before it are done, and calling again goes on
     */
    public List<RegisteredEndpoint> register(EndpointCatalog catalog) {
        return catalog.endpoints().stream().map(this::register).toList();
    }

    /** Under an id that follows from the endpoint's. */
    private RegisteredEndpoint register(Endpoint endpoint) {
        String id = UUID.nameUUIDFromBytes(("llmbridge endpoint " + endpoint.id()).getBytes(StandardCharsets.UTF_8))
                .toString();
        Optional<ModelDeployment> known = liteLlm.models().find(id);
        Outcome outcome = Outcome.UNCHANGED;
        if (known.isEmpty()) {
            liteLlm.models()
                    .create(NewModelRequest.builder(endpoint.id(), id, params(endpoint))
                            .modelInfo(details(endpoint, id))
                            .build());
            outcome = Outcome.CREATED;
        } else if (!isSame(known.get(), endpoint)) {
            liteLlm.models()
                    .patch(UpdateModelRequest.builder(id)
                            .modelName(endpoint.id())
                            .litellmParams(params(endpoint))
                            .modelInfo(details(endpoint, id))
                            .build());
            outcome = Outcome.UPDATED;
        }
        return new RegisteredEndpoint(endpoint.id(), id, outcome);
    }

    private static boolean isSame(ModelDeployment known, Endpoint endpoint) {
        return known.modelName().equals(endpoint.id())
                && model(endpoint).equals(known.litellmParams().model())
                && endpoint.url().toString().equals(known.litellmParams().apiBase())
                && keyMark(endpoint)
                        .equals(known.modelInfo().additionalProperties().get(KEY_MARK));
    }

    private static ModelParams params(Endpoint endpoint) {
        return ModelParams.builder(model(endpoint))
                .apiBase(endpoint.url().toString())
                .apiKey(key(endpoint))
                .build();
    }

    private static ModelDetails details(Endpoint endpoint, String id) {
        return ModelDetails.of(id)
                .putAdditionalProperties(KEY_MARK, keyMark(endpoint))
                .build();
    }

    private static String model(Endpoint endpoint) {
        return "openai/" + endpoint.actualModelName();
    }

    /** LiteLLM's client of OpenAI insists on some key. */
    private static Secret key(Endpoint endpoint) {
        return Secret.of(endpoint.apiKey() == null ? "none" : endpoint.apiKey().reveal());
    }

    /** Tells one key from another and is of no other use. */
    private static String keyMark(Endpoint endpoint) {
        return Secret.of(endpoint.id().strip() + ":" + key(endpoint).reveal())
                .sha256()
                .substring(0, MARK_LENGTH);
    }
}
