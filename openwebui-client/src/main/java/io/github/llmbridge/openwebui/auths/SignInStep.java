package io.github.llmbridge.openwebui.auths;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a server asks for instead of giving a token (since 0.12). Open: a step that a newer server knows is kept as it is.
 *
 * @param value as the server writes it
 */
public record SignInStep(@JsonValue String value) {
    /** The account has no second factor yet and must enrol one, on the page. */
    public static final SignInStep ENROLL = new SignInStep("enroll");

    /** The account's second factor is asked for. */
    public static final SignInStep VERIFY = new SignInStep("verify");

    /** The account waits for an administrator to give it a role. */
    public static final SignInStep PENDING = new SignInStep("pending");

    /** Any step by its name. */
    @JsonCreator
    public SignInStep {}
}
