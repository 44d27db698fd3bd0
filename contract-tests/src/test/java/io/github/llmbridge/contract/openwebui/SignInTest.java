package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.OpenWebUiBehaviour;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.RateLimitedException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.openwebui.auths.Session;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.tokens.PasswordTokens;
import io.github.llmbridge.openwebui.users.Account;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@OnEveryLine
class SignInTest extends SiteTest {
    private static final int LIMIT = 15;

    @Test
    void givesATokenOfTheAccountWhateverTheCaseOfTheAddress() {
        Site.Person ada = site.newPerson();

        Session session = signIn(ada.email().toUpperCase(Locale.ROOT), ada.password());

        assertThat(session.id()).isEqualTo(ada.id());
        assertThat(session.email()).isEqualTo(ada.email());
        site.client.as(session.token()).settings().update(Site.json("{\"ui\":{\"theme\":\"dark\"}}"));
        assertThat(site.account(ada).settings()).isEqualTo(Site.json("{\"ui\":{\"theme\":\"dark\"}}"));
        if (line.does(OpenWebUiBehaviour.SESSIONS_EXPIRE)) {
            assertThat(session.expiresAt()).isAfter(Instant.now().plus(Duration.ofHours(1)));
        } else {
            assertThat(session.expiresAt()).isNull();
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressAreRefusedAlike() {
        Site.Person ada = site.newPerson();

        assertThatThrownBy(() -> signIn(ada.email(), Site.newPassword()))
                .isInstanceOf(UnauthorizedException.class)
                .hasMessageContaining("[auths.signIn] at ")
                .hasMessageContaining(": HTTP 400 ");
        assertThatThrownBy(() -> signIn(ServerLine.unique("nobody") + "@example.com", Site.newPassword()))
                .isInstanceOf(UnauthorizedException.class);
    }

    @Test
    void aRefusalNeverTellsThePassword() {
        Site.Person ada = site.newPerson();
        Secret wrong = Site.newPassword();

        assertThatThrownBy(() -> signIn(ada.email(), wrong))
                .satisfies(error -> assertThat(error.toString()).doesNotContain(wrong.reveal()));
    }

    @Test
    void theSixteenthSignInIsTooManyWhereThereIsALimit() {
        Site.Person ada = site.newPerson();
        for (int i = 0; i < LIMIT; i++) {
            signIn(ada.email(), ada.password());
        }

        if (line.does(OpenWebUiBehaviour.LIMITS_SIGN_INS)) {
            assertThatThrownBy(() -> signIn(ada.email(), ada.password())).isInstanceOf(RateLimitedException.class);
        } else {
            assertThat(signIn(ada.email(), ada.password()).token()).isNotNull();
        }
    }

    @Test
    void passwordTokensSignInOnce() {
        Site.Person ada = site.newPerson();
        PasswordTokens tokens = tokens(ada);
        site.wire.clear();

        Secret first = tokens.tokenFor(ada.asAccount()).orElseThrow();
        Secret second = tokens.tokenFor(ada.asAccount()).orElseThrow();

        assertThat(second).isEqualTo(first);
        assertThat(site.wire.exchanges()).hasSize(1);
        assertThat(site.client.as(first).settings().get()).isNull();
    }

    @Test
    void passwordTokensForgetARefusedTokenAndSignInAgain() {
        Site.Person ada = site.newPerson();
        PasswordTokens tokens = tokens(ada);
        Secret first = tokens.tokenFor(ada.asAccount()).orElseThrow();
        site.wire.clear();

        tokens.refused(ada.asAccount(), first);
        Secret second = tokens.tokenFor(ada.asAccount()).orElseThrow();

        assertThat(site.wire.exchanges()).hasSize(1);
        assertThat(site.client.as(second).settings().get()).isNull();
    }

    @Test
    void passwordTokensKeepTheirTokenWhenAnOlderOneWasRefused() {
        Site.Person ada = site.newPerson();
        PasswordTokens tokens = tokens(ada);
        tokens.tokenFor(ada.asAccount());
        site.wire.clear();

        tokens.refused(ada.asAccount(), Secret.of("an-older-token"));
        tokens.tokenFor(ada.asAccount());

        assertThat(site.wire.exchanges()).isEmpty();
    }

    @Test
    void passwordTokensStopBeforeTheServersLimit() {
        Site.Person ada = site.newPerson();
        PasswordTokens tokens = tokens(ada);
        for (int i = 0; i < LIMIT; i++) {
            Secret token = tokens.tokenFor(ada.asAccount()).orElseThrow();
            tokens.refused(ada.asAccount(), token);
        }
        site.wire.clear();

        assertThatThrownBy(() -> tokens.tokenFor(ada.asAccount()))
                .isInstanceOfSatisfying(
                        RateLimitedException.class,
                        error -> assertThat(error.retryAfter()).isPresent());
        assertThat(site.wire.exchanges()).isEmpty();
    }

    @Test
    void passwordTokensAreEmptyWithoutAPassword() {
        Site.Person ada = site.newPerson();
        PasswordTokens tokens =
                new PasswordTokens(site.client.anonymousAuths(), account -> Optional.empty(), Clock.systemUTC());
        site.wire.clear();

        assertThat(tokens.tokenFor(ada.asAccount())).isEmpty();
        assertThat(site.wire.exchanges()).isEmpty();
    }

    private Session signIn(String email, Secret password) {
        return site.client.anonymousAuths().signIn(new SignInRequest(email, password));
    }

    private PasswordTokens tokens(Site.Person person) {
        return new PasswordTokens(
                site.client.anonymousAuths(), (Account account) -> Optional.of(person.password()), Clock.systemUTC());
    }
}
