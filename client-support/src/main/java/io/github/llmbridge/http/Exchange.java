package io.github.llmbridge.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One exchange with a server that has ended, for metrics and traces; see {@link ClientBuilder#onExchange}. It holds no id,
 * query, header or body.
 *
 * @param server the product, such as {@code LiteLLM}
 * @param operation resource and method, such as {@code keys.generate}
 * @param method the HTTP method
 * @param route the path's template, such as {@code /notes/{id}}; {@code (raw)} for a raw request
 * @param status the HTTP status; 0 if no answer came
 * @param duration until the answer was read; of an answer that is streamed, until it began
 * @param attempt 1, and more where the operation is sent again
 * @param error what the caller would be thrown if nothing were repeated; {@code null} if all went well
 */
public record Exchange(
        String server,
        String operation,
        String method,
        String route,
        int status,
        Duration duration,
        int attempt,
        @Nullable ApiException error) {}
