package io.github.llmbridge.bridge.follow;

import io.github.llmbridge.http.Inputs;

/**
 * Something in LiteLLM that was made, changed or deleted. What it is now is read when it is worked on, so a change that
 * is told twice, late or out of order does no harm.
 *
 * @param kind what it is
 * @param id its id in LiteLLM: of a key, its hash
 */
public record Change(Kind kind, String id) {
    /** What can change. */
    public enum Kind {
        /** A user. */
        USER,
        /** A team, or who is in it. */
        TEAM,
        /** An organization, or who is in it. */
        ORGANIZATION,
        /** A virtual key. */
        KEY
    }

    /** Checks the fields; {@link IllegalArgumentException} names the one that is wrong. */
    public Change {
        Inputs.present("kind", kind);
        Inputs.present("id", id);
    }
}
