package io.github.llmbridge.contract.openwebui;

import static io.github.llmbridge.contract.Declarations.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.ChangesItsServer;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.RawRequest;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.auths.AdminConfig;
import io.github.llmbridge.openwebui.auths.EnsuredAccount;
import io.github.llmbridge.openwebui.auths.MfaStatus;
import io.github.llmbridge.openwebui.auths.Session;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.auths.SignInResult;
import io.github.llmbridge.openwebui.auths.SignInStep;
import io.github.llmbridge.openwebui.auths.UserAuths;
import io.github.llmbridge.openwebui.auths.VerifyMfaRequest;
import io.github.llmbridge.openwebui.tokens.PasswordTokens;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.testkit.Totp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/**
 * Multi-factor sign-in, from switching it on to switching it off. On a real server it ends the administrator's sessions, so that
 * the test goes on by an API key, and the server needs a new administrator's token afterwards.
 */
@ChangesItsServer
@OnEveryLine
class SecondFactorTest {
    private static final Secret PASSWORD = Site.newPassword();

    @Parameter
    ServerLine line;

    private final Wire wire = new Wire();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void aSecondFactorIsAskedForSetUpAndAnswered() {
        OpenWebUiClient session = wire.openWebUi(line);
        AdminConfig config = session.auths().adminConfig();
        if (!line.openWebUiHas(operation(UserAuths.class, "mfaStatus"))) {
            assertThat(config.additionalProperties()).doesNotContainKey("ENABLE_MFA");
            return;
        }
        Secret key = session.asAdministrator().auths().createApiKey().apiKey();
        OpenWebUiClient admin = wire.openWebUi(line.openWebUiUrl(), key);
        Account operator = ensure(admin, Role.ADMIN).account();
        EnsuredAccount before = ensure(admin, Role.USER);
        assertThatThrownBy(() -> admin.auths().setAdminConfig(withMfa(config, true)))
                .isInstanceOf(ForbiddenException.class)
                .hasMessageContaining("human");

        session.auths().setAdminConfig(withMfa(config, true));
        try {
            sessionsHaveEnded(admin, before.token().orElseThrow());
            aSecondFactorIsSetUpAndAnswered(admin, before.account());
            anAccountWithoutARoleMustWait(admin);
        } finally {
            switchOff(operator, config);
            admin.users().delete(before.account().id());
            admin.users().delete(operator.id());
            admin.asAdministrator().auths().deleteApiKey();
        }
    }

    private void sessionsHaveEnded(OpenWebUiClient admin, Secret token) {
        assertThatThrownBy(() -> admin.as(token).settings().get()).isInstanceOf(UnauthorizedException.class);
        EnsuredAccount added = ensure(admin, Role.USER);
        assertThat(added.added()).isTrue();
        assertThat(added.token()).isEmpty();
        admin.users().delete(added.account().id());
    }

    private void aSecondFactorIsSetUpAndAnswered(OpenWebUiClient admin, Account ada) {
        PasswordTokens tokens =
                new PasswordTokens(admin.anonymousAuths(), account -> Optional.of(PASSWORD), Clock.systemUTC());
        SignInResult.SecondFactor toSetUp = question(tokens, ada);
        assertThat(toSetUp.step()).isEqualTo(SignInStep.ENROLL);
        Enrolment enrolment = setUp(admin, toSetUp.challengeToken());

        SignInResult.SecondFactor question = question(tokens, ada);
        assertThat(question.step()).isEqualTo(SignInStep.VERIFY);
        assertThat(question.expiresIn().toMinutes()).isEqualTo(5);
        assertThat(tokens.tokenFor(ada)).isEmpty();
        SignInResult.SecondFactor last = question(tokens, ada);
        assertRefused(admin, question.challengeToken(), enrolment.code(0), "expired");
        assertRefused(admin, last.challengeToken(), enrolment.code(-1), "Invalid or already used code.");
        Session session = admin.anonymousAuths()
                .verifyMfa(VerifyMfaRequest.code(last.challengeToken(), Secret.of(enrolment.code(1))));
        assertRefused(admin, last.challengeToken(), enrolment.code(1), "expired");

        tokens.remember(ada, session);
        Secret token = tokens.tokenFor(ada).orElseThrow();
        assertThat(admin.as(token).settings().get()).isNull();
        MfaStatus status = admin.as(token).auths().mfaStatus();
        assertThat(status.enabled()).isTrue();
        assertThat(status.required()).isTrue();

        Session lostPhone = admin.anonymousAuths().signIn(new SignInRequest(ada.email(), PASSWORD));
        VerifyMfaRequest recovery = VerifyMfaRequest.recoveryCode(
                lostPhone.challengeToken(), Secret.of(enrolment.recoveryCodes().get(0)));
        assertThat(admin.anonymousAuths().verifyMfa(recovery).id()).isEqualTo(ada.id());
    }

    private void anAccountWithoutARoleMustWait(OpenWebUiClient admin) {
        Account bob = ensure(admin, Role.PENDING).account();
        Session answer = admin.anonymousAuths().signIn(new SignInRequest(bob.email(), PASSWORD));
        assertThat(answer.result()).isEqualTo(new SignInResult.AwaitingApproval());
        admin.users().delete(bob.id());
    }

    private static void assertRefused(OpenWebUiClient admin, Secret challenge, String code, String reason) {
        assertThatThrownBy(() -> admin.anonymousAuths().verifyMfa(VerifyMfaRequest.code(challenge, Secret.of(code))))
                .isInstanceOf(UnauthorizedException.class)
                .hasMessageContaining(reason);
    }

    /** A session with a second factor alone may do it, so the operator sets one up. */
    private void switchOff(Account operator, AdminConfig config) {
        OpenWebUiClient anonymous = wire.openWebUi(line.openWebUiUrl(), Secret.of("none"));
        Session question = anonymous.anonymousAuths().signIn(new SignInRequest(operator.email(), PASSWORD));
        Enrolment enrolment = setUp(anonymous, question.challengeToken());
        wire.openWebUi(line.openWebUiUrl(), enrolment.token()).auths().setAdminConfig(withMfa(config, false));
    }

    private static SignInResult.SecondFactor question(PasswordTokens tokens, Account account) {
        return (SignInResult.SecondFactor) tokens.signIn(account).orElseThrow();
    }

    private record Enrolment(String secret, Instant at, Secret token, List<String> recoveryCodes) {
        /** The code of some steps later than the present one; the one before it has set the factor up. */
        String code(int steps) {
            return Totp.at(secret, at.plus(Totp.STEP.multipliedBy(steps)));
        }
    }

    private static Enrolment setUp(OpenWebUiClient client, Secret challenge) {
        Map<String, Object> form = new LinkedHashMap<>(Map.of("challenge_token", challenge.reveal()));
        Map<String, Object> told = post(client, "/api/v1/auths/mfa/enroll/start", form);
        String secret = String.valueOf(told.get("manual_key"));
        Instant now = Instant.now();
        form.put("code", Totp.at(secret, now.minus(Totp.STEP)));
        Map<String, Object> session = post(client, "/api/v1/auths/mfa/enroll/confirm", form);
        List<String> recoveryCodes = ((List<?>) session.get("recovery_codes"))
                .stream().map(String::valueOf).toList();
        return new Enrolment(secret, now, Secret.of(String.valueOf(session.get("token"))), recoveryCodes);
    }

    private static Map<String, Object> post(OpenWebUiClient client, String path, Map<String, Object> form) {
        return Site.json(client.raw().send(RawRequest.post(path).json(form)).body());
    }

    private static AdminConfig withMfa(AdminConfig config, boolean on) {
        Map<String, Object> changed = new LinkedHashMap<>(config.additionalProperties());
        changed.put("ENABLE_MFA", on);
        return new AdminConfig(changed);
    }

    private static EnsuredAccount ensure(OpenWebUiClient admin, Role role) {
        return admin.accounts()
                .ensure(new AddAccountRequest("Ada", ServerLine.unique("u") + "@example.com", PASSWORD, role));
    }
}
