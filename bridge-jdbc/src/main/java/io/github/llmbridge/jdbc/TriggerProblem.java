package io.github.llmbridge.jdbc;

import io.github.llmbridge.http.Inputs;

/**
 * Something that is not as {@link LiteLlmTriggers#install()} leaves it.
 *
 * @param kind what is wrong
 * @param name the table that the trigger belongs to, or the function
 */
public record TriggerProblem(Kind kind, String name) {
    /** What can be wrong. */
    public enum Kind {
        /** LiteLLM has no such table. {@link LiteLlmTriggers#install()} cannot help. */
        NO_TABLE("LiteLLM's table is not there"),
        /** The table has no trigger. LiteLLM's own migration may have made the table anew. */
        NO_TRIGGER("the table has no trigger"),
        /** Somebody has switched the trigger off. */
        TRIGGER_OFF("the trigger of the table is switched off"),
        /** The trigger calls another function, or at other times. */
        TRIGGER_DIFFERS("the trigger of the table differs from this library's"),
        /** The function is not there. */
        NO_FUNCTION("the function is not there"),
        /** Another version of the library made the function, or somebody has changed it. */
        FUNCTION_DIFFERS("the function differs from this library's");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** Checks the fields; {@link IllegalArgumentException} names the one that is wrong. */
    public TriggerProblem {
        Inputs.present("kind", kind);
        Inputs.present("name", name);
    }

    /**
     * Whether changes of a table are not told. Another version's functions tell them, in words that may be unknown.
     */
    boolean hidesChanges() {
        return kind != Kind.FUNCTION_DIFFERS;
    }

    /** One line for an operator. */
    @Override
    public String toString() {
        return name + ": " + kind.words;
    }
}
