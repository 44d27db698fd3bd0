package io.github.llmbridge.bridge.events;

/**
 * Hears of everything that happens: a billing hook, an audit log, a progress bar. Called in the thread of the call, in the
 * order of the events, after the operation has ended and before its result is returned. It may call the facade, for the same
 * person too. What it throws is told in the result and loses nothing.
 */
@FunctionalInterface
public interface BridgeListener {
    /** Something happened. */
    void on(BridgeEvent event);
}
