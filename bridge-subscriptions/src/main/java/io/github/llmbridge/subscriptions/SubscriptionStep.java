package io.github.llmbridge.subscriptions;

/** An operation of the bridge that an event leads to. */
public enum SubscriptionStep {
    /** {@code provisionUser} */
    PROVISION,
    /** {@code changeTier} */
    CHANGE_TIER,
    /** {@code renew} */
    RENEW,
    /** {@code suspend} */
    SUSPEND,
    /** {@code resume} */
    RESUME,
    /** {@code remove} */
    REMOVE
}
