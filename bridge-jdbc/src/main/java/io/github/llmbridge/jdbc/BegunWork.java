package io.github.llmbridge.jdbc;

/**
 * A piece of work that has been begun.
 *
 * @param work what is known of it
 * @param payload what is to be done, as it was handed in
 */
public record BegunWork(WorkRecord work, String payload) {
    /** Without the payload, which holds personal content. */
    @Override
    public String toString() {
        return work.operation() + " " + work.id();
    }
}
