package io.github.llmbridge.openwebui.auths;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnknownFields;
import java.util.Map;

/**
 * The answer to a question for a second factor.
 *
 * @param challengeToken from {@link SignInResult.SecondFactor}; a wrong code leaves it open, a right one uses it up
 * @param code six digits from the authenticator, or a recovery code
 * @param recovery whether the code is a recovery code
 */
public record VerifyMfaRequest(
        Secret challengeToken,
        Secret code,
        boolean recovery,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public VerifyMfaRequest {
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** With the authenticator's code of this moment. */
    public static VerifyMfaRequest code(Secret challengeToken, Secret code) {
        return new VerifyMfaRequest(challengeToken, code, false, Map.of());
    }

    /** With a recovery code, which is used up. */
    public static VerifyMfaRequest recoveryCode(Secret challengeToken, Secret code) {
        return new VerifyMfaRequest(challengeToken, code, true, Map.of());
    }
}
