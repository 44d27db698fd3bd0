package io.github.llmbridge.litellm.customers;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a customer's requests may be worked on. Open: a region that a newer server knows is kept as it is.
 *
 * @param value as the server writes it
 */
public record ModelRegion(@JsonValue String value) {
    /** The European Union. */
    public static final ModelRegion EU = new ModelRegion("eu");

    /** The United States. */
    public static final ModelRegion US = new ModelRegion("us");

    /** Any region by its name. */
    @JsonCreator
    public ModelRegion {}
}
