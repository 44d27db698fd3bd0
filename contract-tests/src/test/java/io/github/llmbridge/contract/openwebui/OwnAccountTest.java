package io.github.llmbridge.contract.openwebui;

import static io.github.llmbridge.contract.Declarations.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.OpenWebUiBehaviour;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.http.WrongEndpointException;
import io.github.llmbridge.openwebui.auths.AnonymousAuths;
import io.github.llmbridge.openwebui.auths.MfaStatus;
import io.github.llmbridge.openwebui.auths.Session;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.auths.SignInResult;
import io.github.llmbridge.openwebui.auths.SignUpRequest;
import io.github.llmbridge.openwebui.auths.UpdatePasswordRequest;
import io.github.llmbridge.openwebui.auths.UserAuths;
import io.github.llmbridge.openwebui.auths.VerifyMfaRequest;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.UserDirectory;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an account does for itself: session, password, API key, sign-out. */
@OnEveryLine
class OwnAccountTest extends SiteTest {
    @Test
    void aSessionTellsWhoseItIsAndWhatTheAccountMayDo() {
        Site.Person ada = site.newPerson();

        Session session = site.as(ada).auths().session();

        assertThat(session.id()).isEqualTo(ada.id());
        assertThat(session.email()).isEqualTo(ada.email());
        assertThat(session.role()).isEqualTo(Role.USER);
        assertThat(session.result()).isInstanceOf(SignInResult.SignedIn.class);
        assertThat(session.permits("chat.delete")).contains(true);
        assertThat(session.permits("features.api_keys").isPresent())
                .isEqualTo(line.does(OpenWebUiBehaviour.API_KEYS_NEED_PERMISSION));
    }

    @Test
    void anApiKeyIsToldItsSessionWhereItCountsAsOne() {
        Site.Person ada = administrator();
        Secret key = site.as(ada).auths().createApiKey().apiKey();

        if (line.does(OpenWebUiBehaviour.TELLS_SESSIONS_TO_SESSIONS_ONLY)) {
            assertThatThrownBy(() -> site.client.as(key).auths().session())
                    .isInstanceOf(ForbiddenException.class)
                    .hasMessageContaining("A human session is required.");
        } else {
            assertThat(site.client.as(key).auths().session().id()).isEqualTo(ada.id());
        }
        if (line.openWebUiHas(operation(UserDirectory.class, "self"))) {
            assertThat(site.client.as(key).users().self().id()).isEqualTo(ada.id());
        }
    }

    @Test
    void aDeletedApiKeyEndsAtOnceAndDeletingTwiceIsAsGoodAsOnce() {
        Site.Person ada = administrator();
        Secret key = site.as(ada).auths().createApiKey().apiKey();

        assertThat(site.as(ada).auths().deleteApiKey()).isTrue();
        assertThat(site.as(ada).auths().deleteApiKey()).isTrue();

        assertThatThrownBy(() -> site.client.as(key).settings().get()).isInstanceOf(UnauthorizedException.class);
        assertThatThrownBy(() -> site.as(ada).auths().apiKey()).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aNewPasswordSignsInAndEndsSessionsSince0_12() {
        Site.Person ada = site.newPerson();
        Secret changed = Site.newPassword();

        assertThat(site.as(ada).auths().updatePassword(new UpdatePasswordRequest(ada.password(), changed)))
                .isTrue();

        assertThat(site.client
                        .anonymousAuths()
                        .signIn(new SignInRequest(ada.email(), changed))
                        .id())
                .isEqualTo(ada.id());
        if (line.does(OpenWebUiBehaviour.A_NEW_PASSWORD_ENDS_SESSIONS)) {
            assertThatThrownBy(() -> site.as(ada).auths().session()).isInstanceOf(UnauthorizedException.class);
        } else {
            assertThat(site.as(ada).auths().session().id()).isEqualTo(ada.id());
        }
    }

    @Test
    void aWrongPresentPasswordIsRefused() {
        Site.Person ada = site.newPerson();
        Secret wrong = Site.newPassword();

        assertThatThrownBy(
                        () -> site.as(ada).auths().updatePassword(new UpdatePasswordRequest(wrong, Site.newPassword())))
                .isInstanceOf(UnauthorizedException.class)
                .hasMessageContaining("[auths.updatePassword] at ")
                .hasMessageContaining(": HTTP 400 ")
                .hasMessageNotContaining(wrong.reveal());
    }

    @Test
    void signingOutLeavesTheTokenAlone() {
        Site.Person ada = site.newPerson();

        assertThat(site.as(ada).signOut().status()).isTrue();

        // Neither server has a Redis to note it in.
        assertThat(site.as(ada).auths().session().id()).isEqualTo(ada.id());
        assertThatThrownBy(() -> {
                    if (line.openWebUiHas(operation(UserAuths.class, "signOut"))) {
                        site.as(ada).auths().signOutByGet();
                    } else {
                        site.as(ada).auths().signOut();
                    }
                })
                .isInstanceOf(WrongEndpointException.class);
    }

    @Test
    void signingUpIsClosedOnceThereIsAnAdministrator() {
        SignUpRequest request = new SignUpRequest("Ada", ServerLine.unique("u") + "@example.com", Site.newPassword());

        assertThatThrownBy(() -> site.client.anonymousAuths().signUp(request))
                .isInstanceOfSatisfying(
                        ForbiddenException.class,
                        error -> assertThat(error.status()).isEqualTo(403));
    }

    @Test
    void anAccountIsToldOfItsSecondFactorWhereThereIsOne() {
        Site.Person ada = site.newPerson();

        if (line.openWebUiHas(operation(UserAuths.class, "mfaStatus"))) {
            assertThat(site.as(ada).auths().mfaStatus()).isEqualTo(new MfaStatus(false, false, 0, Map.of()));
        } else {
            assertThatThrownBy(() -> site.as(ada).auths().mfaStatus()).isInstanceOf(WrongEndpointException.class);
        }
    }

    /** With multi-factor sign-in on there is more: {@link SecondFactorTest}. */
    @Test
    void anAnswerToNoQuestionIsRefused() {
        Secret challenge = Secret.of(UUID.randomUUID() + "." + "A".repeat(43));
        VerifyMfaRequest request = VerifyMfaRequest.code(challenge, Secret.of("123456"));

        assertThatThrownBy(() -> site.client.anonymousAuths().verifyMfa(request))
                .isInstanceOf(
                        line.openWebUiHas(operation(AnonymousAuths.class, "verifyMfa"))
                                ? UnauthorizedException.class
                                : WrongEndpointException.class);
    }

    @Test
    void theAdministratorIsAUserToo() {
        assertThat(site.client.asAdministrator().auths().session().role()).isEqualTo(Role.ADMIN);
    }

    /** An account that needs no permission for a key in either line. */
    private Site.Person administrator() {
        return site.newPerson(ServerLine.unique("u") + "@example.com", Role.ADMIN);
    }
}
