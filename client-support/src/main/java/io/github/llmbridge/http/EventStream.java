package io.github.llmbridge.http;

import java.util.stream.Stream;

/**
 * An answer that comes in parts, as server-sent events. It is read while it comes; closing it ends the connection, so that the
 * server stops working. Not thread safe, but for {@link #close}.
 */
public interface EventStream extends AutoCloseable {
    /**
     * The parts, in order, once. {@code [DONE]} ends them. Close the stream, best by try-with-resources.
     *
     * <p>Reading throws what any operation throws: a typed {@link ApiException} if the server tells an error among the parts,
     * {@link UnreachableException} if the connection breaks or ends before {@code [DONE]}, {@link UnreadableAnswerException}
     * if a part is not of the expected form. Nothing is repeated once the answer has begun.
     *
     * @param type a record
     */
    <T> Stream<T> as(Class<T> type);

    @Override
    void close();
}
