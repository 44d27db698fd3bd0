package io.github.llmbridge.bridge.follow;

import io.github.llmbridge.bridge.report.FollowerStatus;

/**
 * Lets Open WebUI follow what others change in LiteLLM. Of several instances that share a store one follows; when it
 * ends, another one takes over within ten seconds. What is taken over is kept in the store until it is done, so a
 * follower that was killed misses nothing. Thread safe.
 */
public interface BridgeFollower extends AutoCloseable {
    /** Follows in a thread of its own until {@link #close}; does nothing if it does so already. */
    void start();

    /**
     * Compares everybody, takes over what the feed tells, does all of it, and returns: for a scheduler. What failed is
     * told in the status, and tried again by the next call. Does nothing if another instance follows.
     */
    FollowerStatus once() throws InterruptedException;

    /** How far it got. */
    FollowerStatus status();

    /** Tries now what failed or waits, such as once there is a token of a user. */
    void tryNow();

    /** Ends the following and the feed. Waits some seconds for what is under way; another instance goes on with it. */
    @Override
    void close();
}
