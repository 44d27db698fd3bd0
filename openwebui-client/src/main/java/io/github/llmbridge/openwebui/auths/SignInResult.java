package io.github.llmbridge.openwebui.auths;

import io.github.llmbridge.http.Secret;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a sign-in with the right password comes to. */
public sealed interface SignInResult {
    /**
     * A session.
     *
     * @param accountId whose
     * @param token acts as the account
     * @param expiresAt when the token ends; {@code null} if it does not, or does not say
     */
    record SignedIn(
            String accountId, Secret token, @Nullable Instant expiresAt) implements SignInResult {}

    /**
     * A second factor is asked for (since 0.12). With {@link SignInStep#VERIFY} answer by
     * {@link AnonymousAuths#verifyMfa}; with {@link SignInStep#ENROLL} the user must enrol one on the page first.
     *
     * @param step which of the two
     * @param challengeToken names this sign-in to the server
     * @param expiresIn how long the question stands; 5 minutes on 0.12.4
     */
    record SecondFactor(SignInStep step, Secret challengeToken, Duration expiresIn) implements SignInResult {}

    /** An administrator has yet to give the account a role (since 0.12, with multi-factor sign-in on). */
    record AwaitingApproval() implements SignInResult {}

    /**
     * Something that this SDK does not know.
     *
     * @param step what the server asks for; {@code null} if it does not say
     */
    record Other(@Nullable SignInStep step) implements SignInResult {}
}
