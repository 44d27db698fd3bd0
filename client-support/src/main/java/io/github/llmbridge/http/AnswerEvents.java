package io.github.llmbridge.http;

import feign.Response;
import java.io.EOFException;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The events of one answer. */
final class AnswerEvents implements EventStream {
    private static final String END = "[DONE]";

    private final String operation;
    private final OurExceptions exceptions;
    private final Response.Body body;
    private final ServerSentEvents events;
    private final BiFunction<String, Class<?>, Object> reader;
    private volatile boolean closed;

    /**
     * Of an answer that has begun.
     *
     * @param longestEvent in bytes
     * @param reader makes a value of an event's data, or throws what the event tells
     */
    AnswerEvents(
            String operation,
            OurExceptions exceptions,
            Response.Body body,
            long longestEvent,
            BiFunction<String, Class<?>, Object> reader)
            throws IOException {
        this.operation = operation;
        this.exceptions = exceptions;
        this.body = body;
        this.events = new ServerSentEvents(body.asInputStream(), operation, longestEvent);
        this.reader = reader;
    }

    @Override
    public <T> Stream<T> as(Class<T> type) {
        Iterator<T> parts = new Parts<>(type);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(parts, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(this::close);
    }

    @Override
    public void close() {
        closed = true;
        try {
            body.close();
        } catch (IOException nothingMoreToDo) {
            // The connection is given up either way.
        }
    }

    private final class Parts<T> implements Iterator<T> {
        private final Class<T> type;
        private @Nullable T next;
        private boolean ended;

        Parts(Class<T> type) {
            this.type = type;
        }

        @Override
        public boolean hasNext() {
            if (next == null && !ended) {
                next = read();
                ended = next == null;
            }
            return next != null;
        }

        @Override
        public T next() {
            T part = hasNext() ? next : null;
            if (part == null) {
                throw new NoSuchElementException("the answer has ended");
            }
            next = null;
            return part;
        }

        private @Nullable T read() {
            try {
                return exceptions.of(operation, this::part).orElse(null);
            } catch (ApiException e) {
                ended = true;
                if (closed && e instanceof UnreachableException) {
                    return null;
                }
                close();
                throw e;
            }
        }

        private Optional<T> part() throws IOException {
            String data = events.next();
            if (data == null) {
                throw new EOFException("the answer ended before its last part");
            }
            if (data.equals(END)) {
                close();
                return Optional.empty();
            }
            return Optional.of(type.cast(reader.apply(data, type)));
        }
    }
}
