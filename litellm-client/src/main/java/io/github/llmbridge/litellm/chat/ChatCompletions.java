package io.github.llmbridge.litellm.chat;

import feign.Headers;
import feign.RequestLine;
import io.github.llmbridge.http.EventStream;
import java.util.stream.Stream;

/**
 * Chat completions, to prove that a key works and for simple needs. For chat features use a chat library with LiteLLM's
 * address and the user's virtual key. Thread safe.
 */
@Headers("Content-Type: application/json")
public interface ChatCompletions {
    /**
     * Asks a model; costs money.
     *
     * @throws io.github.llmbridge.http.ForbiddenException if the key, its team or its user may not call the model
     * @throws io.github.llmbridge.http.NotFoundException if an unrestricted key names a model that does not exist
     * @throws io.github.llmbridge.http.BudgetExceededException if a budget is spent
     * @throws io.github.llmbridge.http.RateLimitedException if there are too many requests
     */
    @RequestLine("POST /v1/chat/completions")
    ChatCompletion create(ChatCompletionRequest request);

    /** The answer's events as the server sends them; see {@link #createStreaming}. */
    @RequestLine("POST /v1/chat/completions")
    EventStream createStreamingAnswer(ChatCompletionRequest request);

    /**
     * Asks a model and hands its answer on part by part, while it comes. Throws at once what {@link #create} throws; what goes
     * wrong later is thrown while reading, as {@link EventStream#as} says. The last part tells the usage, unless
     * {@code streamOptions} says otherwise.
     *
     * <pre>{@code
     * try (Stream<ChatCompletionChunk> parts = client.chatCompletions().createStreaming(request)) {
     *     parts.map(ChatCompletionChunk::text).forEach(System.out::print);
     * }
     * }</pre>
     *
     * @return to be closed; closing it early stops the model
     */
    default Stream<ChatCompletionChunk> createStreaming(ChatCompletionRequest request) {
        return createStreamingAnswer(request.streamed()).as(ChatCompletionChunk.class);
    }
}
