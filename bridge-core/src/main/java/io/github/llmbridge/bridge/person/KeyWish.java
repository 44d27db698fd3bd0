package io.github.llmbridge.bridge.person;

/** What is to become of the key besides its limits. */
public enum KeyWish {
    /** It stays; its life goes on, or starts again if the tier is another. */
    KEEP,
    /** It stays, and its life goes on whatever else changes. */
    KEEP_LIFE,
    /** It stays, and its life starts again. */
    RENEW,
    /** Another value takes its place; the old one works until the connection holds the new one. */
    ROTATE,
    /** Another value takes its place; the old one is blocked first. */
    REPLACE_NOW;

    /** Whether another value is asked for. */
    public boolean asksForAnotherValue() {
        return this == ROTATE || this == REPLACE_NOW;
    }
}
