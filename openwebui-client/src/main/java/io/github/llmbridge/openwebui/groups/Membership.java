package io.github.llmbridge.openwebui.groups;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How an account belongs to a group. Open when read; since 0.12, before which all membership is direct.
 *
 * @param value as the server writes it
 */
public record Membership(@JsonValue String value) {
    /** The account is a member of the group itself. */
    public static final Membership DIRECT = new Membership("direct");

    /** The account is a member of a group below it. */
    public static final Membership INHERITED = new Membership("inherited");

    /** Either; only asked for, never told. */
    public static final Membership EFFECTIVE = new Membership("effective");

    /** Any membership by its name. */
    @JsonCreator
    public Membership {}

    /** The value itself, as it goes into a URL. */
    @Override
    public String toString() {
        return value;
    }
}
