package io.github.llmbridge.bridge;

/** Watches steps as they end; called in the thread that ran the step, so several at a time. Must not throw. */
@FunctionalInterface
public interface ProgressListener {
    /** A step of this user's provisioning has ended. */
    void stepEnded(String userId, StepResult result);
}
