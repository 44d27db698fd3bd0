package io.github.llmbridge.testkit;

import java.time.Instant;

/**
 * One call that a fake server got. The times are the machine's, not those of the server's injected clock: they tell which
 * calls ran side by side.
 *
 * @param method the HTTP method
 * @param path the path as sent, without the query
 * @param started when the request had been read
 * @param ended when the answer was ready, or the connection was cut
 */
public record RecordedCall(String method, String path, Instant started, Instant ended) {
    /**
     * Tells reads from writes by the HTTP method.
     *
     * @return true for GET, HEAD and OPTIONS
     */
    public boolean isRead() {
        return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    }
}
