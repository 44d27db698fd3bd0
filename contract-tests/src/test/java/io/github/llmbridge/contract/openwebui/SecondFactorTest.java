package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.auths.EnsuredAccount;
import io.github.llmbridge.openwebui.auths.Session;
import io.github.llmbridge.openwebui.auths.SignInResult;
import io.github.llmbridge.openwebui.auths.SignInStep;
import io.github.llmbridge.openwebui.auths.TrustedHeader;
import io.github.llmbridge.openwebui.auths.VerifyMfaRequest;
import io.github.llmbridge.openwebui.tokens.PasswordTokens;
import io.github.llmbridge.openwebui.tokens.TrustedHeaderTokens;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.testkit.FakeOpenWebUi;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Multi-factor sign-in and trusted headers, which a shared server cannot have switched on: it would lock the others out. The
 * answers are those of servers of one's own: 0.12.4 with {@code ENABLE_MFA}, 0.12.4 and 0.6.30 with {@code
 * WEBUI_AUTH_TRUSTED_EMAIL_HEADER=X-Forwarded-Email}, called by hand and by a script that made the codes.
 */
class SecondFactorTest {
    private static final String HEADER = "X-Forwarded-Email";
    private static final Secret PASSWORD = Secret.of("a-long-password");

    @Test
    void aSecondFactorIsAskedForAndAnswered() {
        try (FakeOpenWebUi server = FakeOpenWebUi.builder().build();
                OpenWebUiClient client = client(server)) {
            server.mfaEnabled(true);
            EnsuredAccount ada = ensure(client, Role.USER);
            assertThat(ada.added()).isTrue();
            assertThat(ada.token()).isEmpty();
            server.secondFactor("ada@example.com", "123456");
            PasswordTokens tokens = tokens(client);

            SignInResult.SecondFactor question =
                    (SignInResult.SecondFactor) tokens.signIn(ada.account()).orElseThrow();
            assertThat(question.step()).isEqualTo(SignInStep.VERIFY);
            assertThat(question.expiresIn()).isEqualTo(Duration.ofMinutes(5));
            assertThat(tokens.tokenFor(ada.account())).isEmpty();

            assertThatThrownBy(() -> client.anonymousAuths()
                            .verifyMfa(VerifyMfaRequest.code(question.challengeToken(), Secret.of("000000"))))
                    .isInstanceOf(UnauthorizedException.class)
                    .hasMessageContaining("Invalid or already used code.");
            Session session = client.anonymousAuths()
                    .verifyMfa(VerifyMfaRequest.code(question.challengeToken(), Secret.of("123456")));
            assertThatThrownBy(() -> client.anonymousAuths()
                            .verifyMfa(VerifyMfaRequest.code(question.challengeToken(), Secret.of("123456"))))
                    .isInstanceOf(UnauthorizedException.class)
                    .hasMessageContaining("expired");

            tokens.remember(ada.account(), session);
            Secret token = tokens.tokenFor(ada.account()).orElseThrow();
            assertThat(client.as(token).settings().get()).isNull();
            assertThat(client.as(token).auths().mfaStatus().enabled()).isTrue();
            assertThat(client.as(token).auths().mfaStatus().required()).isTrue();
        }
    }

    @Test
    void anAccountWithoutAFactorMustEnrolAndOneWithoutARoleMustWait() {
        try (FakeOpenWebUi server = FakeOpenWebUi.builder().build();
                OpenWebUiClient client = client(server)) {
            server.mfaEnabled(true);

            assertThat(tokens(client).signIn(ensure(client, Role.USER).account()))
                    .get()
                    .isInstanceOfSatisfying(
                            SignInResult.SecondFactor.class,
                            question -> assertThat(question.step()).isEqualTo(SignInStep.ENROLL));
            EnsuredAccount bob =
                    client.accounts().ensure(new AddAccountRequest("Bob", "bob@example.com", PASSWORD, Role.PENDING));
            assertThat(tokens(client).signIn(bob.account())).contains(new SignInResult.AwaitingApproval());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {FakeOpenWebUi.CURRENT, FakeOpenWebUi.SEED})
    void aTrustedHeaderSignsInWhomItNames(String version) {
        try (FakeOpenWebUi server = FakeOpenWebUi.builder()
                        .version(version)
                        .trustedEmailHeader(HEADER)
                        .build();
                OpenWebUiClient client = client(server)) {
            EnsuredAccount ada = ensure(client, Role.USER);
            TrustedHeaderTokens tokens = new TrustedHeaderTokens(client.anonymousAuths(), HEADER, Clock.systemUTC());

            Secret token = tokens.tokenFor(ada.account()).orElseThrow();
            assertThat(client.as(token).auths().session().id())
                    .isEqualTo(ada.account().id());
            assertThat(tokens.tokenFor(ada.account())).contains(token);

            assertThatThrownBy(() -> tokens(client).signIn(ada.account()))
                    .isInstanceOf(UnauthorizedException.class)
                    .hasMessageContaining("trusted header");
            TrustedHeader stranger = new TrustedHeader(HEADER, "stranger@example.com");
            if (version.equals(FakeOpenWebUi.SEED)) {
                assertThatThrownBy(() -> client.anonymousAuths().signInByHeader(stranger))
                        .isInstanceOf(ForbiddenException.class);
            } else {
                // Made on the spot, and locked out until somebody gives it a role.
                assertThat(client.anonymousAuths().signInByHeader(stranger).role())
                        .isEqualTo(Role.PENDING);
            }
        }
    }

    private static OpenWebUiClient client(FakeOpenWebUi server) {
        return OpenWebUiClient.builder()
                .baseUrl(server.baseUrl().toString())
                .adminToken(Secret.of(server.adminToken()))
                .build();
    }

    private static EnsuredAccount ensure(OpenWebUiClient client, Role role) {
        return client.accounts().ensure(new AddAccountRequest("Ada", "ada@example.com", PASSWORD, role));
    }

    private static PasswordTokens tokens(OpenWebUiClient client) {
        return new PasswordTokens(client.anonymousAuths(), account -> Optional.of(PASSWORD), Clock.systemUTC());
    }
}
