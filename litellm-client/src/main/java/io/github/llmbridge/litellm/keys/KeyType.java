package io.github.llmbridge.litellm.keys;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Which routes a key may call. Open: a type that a newer server knows is kept as it is.
 *
 * @param value as the server writes it
 */
public record KeyType(@JsonValue String value) {
    /** Models only. With any other type a user can make a further key, without limits, by the one it holds (LiteLLM 1.106). */
    public static final KeyType LLM_API = new KeyType("llm_api");

    /** Management only. */
    public static final KeyType MANAGEMENT = new KeyType("management");

    /** Reads only. */
    public static final KeyType READ_ONLY = new KeyType("read_only");

    /** Everything that the key's user may do. */
    public static final KeyType DEFAULT = new KeyType("default");

    /** Any type by its name. */
    @JsonCreator
    public KeyType {}
}
