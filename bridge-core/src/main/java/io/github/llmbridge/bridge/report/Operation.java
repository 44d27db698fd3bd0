package io.github.llmbridge.bridge.report;

/** What was asked of the bridge. */
public enum Operation {
    /** {@code provisionUser} */
    PROVISION,
    /** {@code changeTier} */
    CHANGE_TIER,
    /** {@code renew} */
    RENEW,
    /** {@code grantTemporarily} */
    GRANT,
    /** {@code endGrants}, for one person */
    END_GRANT,
    /** {@code rotateKey} */
    ROTATE_KEY,
    /** {@code replaceKeyNow} */
    REPLACE_KEY,
    /** {@code suspend} */
    SUSPEND,
    /** {@code resume} */
    RESUME,
    /** {@code updatePerson} */
    UPDATE_PERSON,
    /** {@code reconcile}, for one person */
    RECONCILE,
    /** {@code remove} */
    REMOVE,
    /** What somebody changed in LiteLLM, for one person */
    FOLLOW
}
