package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.bridge.check.Decision;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.chat.ChatCompletionRequest;

/** What a real call of a model comes to, in the bridge's words. */
final class ModelAnswers {
    private ModelAnswers() {}

    static Decision of(LiteLlmClient liteLlm, Secret key, String model) {
        try {
            liteLlm.as(key).chatCompletions().create(ChatCompletionRequest.of(model, "Hello?"));
            return Decision.ALLOWED;
        } catch (NotFoundException e) {
            return Decision.NO_SUCH_MODEL;
        } catch (ApiException e) {
            return switch (e.code().orElse("")) {
                case "key_model_access_denied" -> Decision.KEY_REFUSES;
                case "team_model_access_denied" -> Decision.TEAM_REFUSES;
                case "user_model_access_denied" -> Decision.USER_REFUSES;
                case "permission_error" -> Decision.MODEL_BLOCKED;
                default -> {
                    // What a blocked deployment answers to its id.
                    if (e.status() == 503) {
                        yield Decision.MODEL_BLOCKED;
                    }
                    throw new AssertionError("the call of " + model, e);
                }
            };
        }
    }
}
