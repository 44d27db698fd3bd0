package io.github.llmbridge.litellm.chat;

import feign.Headers;
import feign.RequestLine;

/**
 * Chat completions, to prove that a key works. For chat features use a chat library with LiteLLM's address and the user's
 * virtual key. Thread safe.
 */
@Headers("Content-Type: application/json")
public interface ChatCompletions {
    /**
     * Asks a model; costs money.
     *
     * @throws io.github.llmbridge.http.ForbiddenException if the key, its team or its user may not call the model
     * @throws io.github.llmbridge.http.NotFoundException if an unrestricted key names a model that does not exist
     * @throws io.github.llmbridge.http.BudgetExceededException if a budget is spent
     */
    @RequestLine("POST /v1/chat/completions")
    ChatCompletion create(ChatCompletionRequest request);
}
