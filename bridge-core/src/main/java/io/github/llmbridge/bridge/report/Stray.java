package io.github.llmbridge.bridge.report;

import java.io.Serializable;

/**
 * Something of the bridge's that belongs to no person, or to more than one. A reconciliation leaves it as it is.
 *
 * @param subject what it is: the id of an account, the hash of a key, an address
 * @param message in words, with what an operator can do
 */
public record Stray(Kind kind, String subject, String message) implements Serializable {
    /** What a stray is. */
    public enum Kind {
        /** An account that the bridge added or connected, with the address of no LiteLLM user. */
        ACCOUNT_WITHOUT_PERSON,
        /** An account that holds a person's key and has another address than the LiteLLM user. */
        ACCOUNT_WITH_OTHER_ADDRESS,
        /** A key of the bridge whose LiteLLM user is not there. */
        KEY_WITHOUT_PERSON,
        /** Several accounts with one address, as Open WebUI 0.9.0 to 0.11.0 lets happen. */
        ACCOUNTS_WITH_ONE_ADDRESS
    }
}
