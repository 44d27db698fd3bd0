package io.github.llmbridge.scheduler;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the application's listener, whose failures stop nothing. */
record Telling(WorkListener listener) {
    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

    void tell(Consumer<WorkListener> event) {
        try {
            event.accept(listener);
        } catch (RuntimeException e) {
            LOG.warn("the listener of work failed", e);
        }
    }
}
