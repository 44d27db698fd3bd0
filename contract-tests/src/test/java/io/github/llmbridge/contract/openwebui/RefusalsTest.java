package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.OpenWebUiBehaviour;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Waiting;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.RawRequest;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.http.UnprocessableException;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.auths.AdminConfig;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.groups.GroupMembersRequest;
import io.github.llmbridge.openwebui.groups.NewGroupRequest;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the server refuses for reasons of its own settings, and what our own checks would not let through to it. */
@OnEveryLine
class RefusalsTest extends SiteTest {
    private AdminConfig before;

    @BeforeEach
    void remember() {
        before = site.behind.auths().adminConfig();
    }

    @AfterEach
    void putBack() {
        site.behind.auths().setAdminConfig(before);
    }

    @Test
    void aTokenEndsWhenItsTimeIsOver() {
        Site.Person ada = site.newPerson();
        set("JWT_EXPIRES_IN", "1s");
        Secret token = site.client
                .anonymousAuths()
                .signIn(new SignInRequest(ada.email(), ada.password()))
                .token();
        putBack();

        Waiting.until(Duration.ofSeconds(10), Duration.ofMillis(200), () -> !isAccepted(token));

        assertThatThrownBy(() -> site.client.as(token).settings().get())
                .isInstanceOf(UnauthorizedException.class)
                .hasMessageContaining("401 Unauthorized");
    }

    private boolean isAccepted(Secret token) {
        try {
            site.client.as(token).settings().get();
            return true;
        } catch (UnauthorizedException over) {
            return false;
        }
    }

    @Test
    void anAdministratorsKeyMayChangeTheSettingsOfSignInButThoseOfTheSecondFactor() {
        Site.Person ada = site.newPerson(ServerLine.unique("u") + "@example.com", Role.ADMIN);
        Secret key = site.as(ada).auths().createApiKey().apiKey();
        OpenWebUiClient byKey = site.wire.openWebUi(line.openWebUiUrl(), key);

        AdminConfig stored =
                byKey.auths().setAdminConfig(byKey.auths().adminConfig().withApiKeys(true));

        assertThat(stored.apiKeys()).contains(true);
    }

    @Test
    void aRestrictionToNoPathAtAllIsSeenByThePreflight() {
        AdminConfig none = before.withApiKeyPaths("");

        assertThat(none.apiKeysReach("/api/v1/users/user/settings"))
                .isEqualTo(!line.does(OpenWebUiBehaviour.API_KEYS_NEED_PERMISSION));
    }

    @Test
    void aKeyIsRefusedOnPathsThatKeysMayNotCall() {
        Site.Person ada = site.newPerson(ServerLine.unique("u") + "@example.com", Role.ADMIN);
        Secret key = site.as(ada).auths().createApiKey().apiKey();
        site.client.auths().setAdminConfig(before.withApiKeyPaths("/api/models"));

        assertThat(site.client.as(key).models().available()).isNotNull();
        assertThatThrownBy(() -> site.client.as(key).settings().get()).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void aKeyIsRefusedWhileKeysAreSwitchedOff() {
        Site.Person ada = site.newPerson(ServerLine.unique("u") + "@example.com", Role.ADMIN);
        Secret key = site.as(ada).auths().createApiKey().apiKey();
        site.client.auths().setAdminConfig(before.withApiKeys(false));

        assertThatThrownBy(() -> site.client.as(key).settings().get())
                .isInstanceOf(ForbiddenException.class)
                .hasMessageContaining("Use of API key is not enabled");
        assertThatThrownBy(() -> site.as(ada).auths().createApiKey())
                .isInstanceOf(ForbiddenException.class)
                .hasMessageContaining("API key creation is not allowed");
        putBack();
        assertThat(site.client.as(key).settings().get()).isNull();
    }

    @Test
    void aKeyIsRefusedOnceItsOwnerLostTheRightWhereThereIsOne() {
        Site.Person ada = site.newPerson();
        String group = site.client
                .groups()
                .create(new NewGroupRequest(ServerLine.unique("keys"), ""))
                .id();
        try {
            site.client.groups().changePermissions(group, rights -> rights.with("features.api_keys", true));
            site.client.groups().addMembers(group, new GroupMembersRequest(List.of(ada.id())));
            Secret key = site.as(ada).auths().createApiKey().apiKey();

            site.client.groups().removeMembers(group, new GroupMembersRequest(List.of(ada.id())));

            if (line.does(OpenWebUiBehaviour.API_KEYS_NEED_PERMISSION)) {
                assertThatThrownBy(() -> site.client.as(key).settings().get())
                        .isInstanceOf(ForbiddenException.class)
                        .hasMessageContaining("Use of API key is not enabled");
            } else {
                assertThat(site.client.as(key).settings().get()).isNull();
            }
        } finally {
            site.behind.groups().delete(group);
        }
    }

    @Test
    void anAddressThatIsNoneIsUnprocessable() {
        assertThatThrownBy(() -> add(Map.of(
                        "name",
                        "x",
                        "email",
                        "nobody",
                        "password",
                        UUID.randomUUID().toString(),
                        "role",
                        "user")))
                .isInstanceOf(UnprocessableException.class)
                .hasMessageContaining("The email format you entered is invalid");
    }

    @Test
    void aPasswordThatIsTooLongIsUnprocessableOrAFaultOrCut() {
        String email = ServerLine.unique("u") + "@example.com";
        String tooLong = "ä".repeat(37);
        Map<String, Object> form = Map.of("name", "x", "email", email, "password", tooLong, "role", "user");

        if (line.does(OpenWebUiBehaviour.TELLS_THAT_A_PASSWORD_IS_TOO_LONG)) {
            assertThatThrownBy(() -> add(form))
                    .isInstanceOf(UnprocessableException.class)
                    .hasMessageContaining("password you entered is too long");
        } else if (line.does(OpenWebUiBehaviour.REFUSES_LONG_PASSWORDS)) {
            assertThatThrownBy(() -> add(form))
                    .isInstanceOf(ServerErrorException.class)
                    .hasMessageContaining("An internal error occurred while adding the user.");
            assertThat(site.behind.users().findByEmail(email)).isEmpty();
        } else {
            add(form);
            Account cut = site.account(email);
            assertThat(cut.role()).isEqualTo(Role.USER);
            site.behind.users().delete(cut.id());
        }
    }

    private void add(Map<String, Object> form) {
        site.client.raw().send(RawRequest.post("/api/v1/auths/add").json(form));
    }

    @Test
    void theFirstAdministratorCannotBeDemotedByAnother() {
        Site.Person other = site.newPerson(ServerLine.unique("u") + "@example.com", Role.ADMIN);
        Account first =
                site.account(site.client.asAdministrator().auths().session().email());

        assertThatThrownBy(() -> site.wire
                        .openWebUi(line.openWebUiUrl(), other.token())
                        .accounts()
                        .update(
                                first,
                                UpdateAccountRequest.builder().role(Role.USER).build()))
                .isInstanceOfSatisfying(
                        ForbiddenException.class,
                        error -> assertThat(error.status())
                                .isEqualTo(
                                        line.does(OpenWebUiBehaviour.TELLS_THAT_THE_FIRST_ACCOUNT_IS_PROTECTED)
                                                ? 403
                                                : 500));
        assertThat(site.account(first.email()).role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void whatTheServerDidNotExpectIsAServerErrorWithoutJson() {
        Site.Person ada = site.newPerson();
        Map<String, Object> nothing = Collections.singletonMap("ui", null);

        if (line.does(OpenWebUiBehaviour.TAKES_NULL_FOR_UI)) {
            assertThat(site.as(ada).settings().update(nothing)).doesNotContainKey("directConnections");
        } else {
            assertThatThrownBy(() -> site.as(ada).settings().update(nothing))
                    .isInstanceOf(ServerErrorException.class)
                    .hasMessageContaining("Internal Server Error");
        }
    }

    private void set(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(before.additionalProperties());
        changed.put(name, value);
        site.client.auths().setAdminConfig(new AdminConfig(changed));
    }
}
