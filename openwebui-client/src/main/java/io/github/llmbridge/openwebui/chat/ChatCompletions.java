package io.github.llmbridge.openwebui.chat;

import feign.Headers;
import feign.RequestLine;
import io.github.llmbridge.http.ErrorDetails;
import io.github.llmbridge.openwebui.UpstreamException;
import org.jspecify.annotations.Nullable;

/**
 * Chat completions through the administrator's connections, as the calling account. A direct connection cannot be used
 * here: only the account's browser can. Thread safe.
 */
@Headers("Content-Type: application/json")
public interface ChatCompletions {
    /**
     * Asks a model and waits for the whole answer; costs money.
     *
     * @throws io.github.llmbridge.http.NotFoundException if there is no such model, or the account may not use it
     * @throws io.github.llmbridge.http.RateLimitedException if the model server has a limit
     * @throws UpstreamException if the model server refused, or did not answer
     */
    default ChatCompletion create(ChatCompletionRequest request) {
        ChatCompletion answer = createAnswer(request);
        if (answer == null) {
            throw UpstreamException.unreachable(ErrorDetails.withoutAnswer(
                    "chatCompletions.create",
                    "Open WebUI had no answer to give: its model server is down or refused it"));
        }
        return answer;
    }

    /** As {@link #create}, but {@code null} where Open WebUI before 0.9.2 got no answer from the model server. */
    @RequestLine("POST /api/chat/completions")
    @Nullable ChatCompletion createAnswer(ChatCompletionRequest request);
}
