package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.ChangesItsServer;
import io.github.llmbridge.contract.OpenWebUiBehaviour;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.openwebui.auths.Session;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.auths.TrustedHeader;
import io.github.llmbridge.openwebui.tokens.TrustedHeaderTokens;
import io.github.llmbridge.openwebui.users.Role;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** An Open WebUI with {@code WEBUI_AUTH_TRUSTED_EMAIL_HEADER}, where no password works. */
@ChangesItsServer
@ParameterizedClass(name = "{0}")
@MethodSource("lines")
class TrustedHeaderTest extends SiteTest {
    private static final String HEADER = "X-Forwarded-Email";

    static Stream<ServerLine> lines() {
        return ServerLine.trusting(HEADER);
    }

    @Test
    void theHeaderSignsInWhomItNamesAndTheTokenIsKept() {
        Site.Person ada = site.newPerson();
        TrustedHeaderTokens tokens = new TrustedHeaderTokens(site.client.anonymousAuths(), HEADER, Clock.systemUTC());

        Secret token = tokens.tokenFor(ada.asAccount()).orElseThrow();

        assertThat(site.client.as(token).auths().session().id()).isEqualTo(ada.id());
        site.wire.clear();
        assertThat(tokens.tokenFor(ada.asAccount())).contains(token);
        assertThat(site.wire.exchanges()).isEmpty();
    }

    @Test
    void aPasswordSignsInNobody() {
        Site.Person ada = site.newPerson();

        assertThatThrownBy(() -> site.client.anonymousAuths().signIn(new SignInRequest(ada.email(), ada.password())))
                .isInstanceOf(UnauthorizedException.class)
                .hasMessageContaining("trusted header");
    }

    @Test
    void aStrangerIsAddedWithoutARoleSince0_8() {
        TrustedHeader stranger = new TrustedHeader(HEADER, ServerLine.unique("stranger") + "@example.com");

        if (line.does(OpenWebUiBehaviour.TRUSTED_HEADERS_ADD_ACCOUNTS)) {
            Session added = site.client.anonymousAuths().signInByHeader(stranger);
            assertThat(added.role()).isEqualTo(Role.PENDING);
            site.behind.users().delete(added.id());
        } else {
            assertThatThrownBy(() -> site.client.anonymousAuths().signInByHeader(stranger))
                    .isInstanceOf(ForbiddenException.class);
        }
    }
}
