package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.OpenWebUiBehaviour;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.auths.AdminConfig;
import io.github.llmbridge.openwebui.auths.EnsuredAccount;
import io.github.llmbridge.openwebui.tokens.ApiKeyObstacle;
import io.github.llmbridge.openwebui.tokens.ApiKeyStore;
import io.github.llmbridge.openwebui.tokens.ApiKeyTokens;
import io.github.llmbridge.openwebui.tokens.NewAccountTokens;
import io.github.llmbridge.openwebui.tokens.UserTokenSource;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Ways to come by a credential of a user, and what is in the way of API keys. */
@OnEveryLine
class TokensTest extends SiteTest {
    private final Keys keys = new Keys();

    @Test
    void aNewAccountsTokenIsKeptUntilItIsRefused() {
        NewAccountTokens tokens = new NewAccountTokens();
        EnsuredAccount ada = site.client
                .accounts()
                .ensure(new AddAccountRequest(
                        "Ada", ServerLine.unique("u") + "@example.com", Site.newPassword(), Role.USER));
        try {
            tokens.remember(ada);

            Secret token = tokens.tokenFor(ada.account()).orElseThrow();
            assertThat(site.client.as(token).auths().session().id())
                    .isEqualTo(ada.account().id());
            tokens.refused(ada.account(), Secret.of("another"));
            assertThat(tokens.tokenFor(ada.account())).isPresent();
            tokens.refused(ada.account(), token);
            assertThat(tokens.tokenFor(ada.account())).isEmpty();
        } finally {
            site.behind.users().delete(ada.account().id());
        }
    }

    @Test
    void anApiKeyIsAskedForOnceAndTakesThePlaceOfTheSession() {
        Site.Person ada = site.newPerson(ServerLine.unique("u") + "@example.com", Role.ADMIN);
        ApiKeyTokens tokens = tokens(ada);

        Secret key = tokens.tokenFor(ada.asAccount()).orElseThrow();
        site.wire.clear();

        assertThat(key.reveal()).startsWith("sk-");
        assertThat(tokens.tokenFor(ada.asAccount())).contains(key);
        assertThat(site.wire.exchanges()).isEmpty();
        assertThat(site.client.as(key).settings().get()).isNull();
        // Another process with an empty store takes the account's key and does not end it.
        keys.byAccount.clear();
        assertThat(tokens.tokenFor(ada.asAccount())).contains(key);
    }

    @Test
    void askedForAtOneTimeAnAccountGetsOneKey() throws Exception {
        Site.Person ada = site.newPerson(ServerLine.unique("u") + "@example.com", Role.ADMIN);
        ApiKeyTokens tokens = tokens(ada);
        ExecutorService pool = Executors.newFixedThreadPool(6);
        try {
            Callable<Secret> ask = () -> tokens.tokenFor(ada.asAccount()).orElseThrow();

            Set<Secret> handedOut = new HashSet<>();
            for (Future<Secret> key : pool.invokeAll(Collections.nCopies(6, ask))) {
                handedOut.add(key.get());
            }

            assertThat(handedOut).containsExactly(site.as(ada).auths().apiKey().apiKey());
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void aSessionThatWasRefusedIsGivenBackAndAnotherAsked() {
        Site.Person ada = site.newPerson(ServerLine.unique("u") + "@example.com", Role.ADMIN);
        Secret dead = Secret.of("dead");
        NewAccountTokens sessions = new NewAccountTokens();
        sessions.remember(new EnsuredAccount(ada.asAccount(), true, Optional.of(dead)));
        UserTokenSource withSpare = sessions.or(UserTokenSource.of(account -> Optional.of(ada.token())));
        ApiKeyTokens tokens =
                new ApiKeyTokens(withSpare, token -> site.client.as(token).auths(), keys);

        assertThat(tokens.tokenFor(ada.asAccount()).orElseThrow().reveal()).startsWith("sk-");
    }

    @Test
    void aUserWhoMayHaveNoKeyActsByItsSessionAndThePreflightNamesWhatIsMissing() {
        Site.Person ada = site.newPerson();

        Secret token = tokens(ada).tokenFor(ada.asAccount()).orElseThrow();

        if (line.does(OpenWebUiBehaviour.API_KEYS_NEED_PERMISSION)) {
            assertThat(token).isEqualTo(ada.token());
            assertThat(site.client.apiKeyPreflight().check(site.as(ada).auths()))
                    .containsExactly(ApiKeyObstacle.PERMISSION_MISSING);
        } else {
            assertThat(token.reveal()).startsWith("sk-");
            assertThat(site.client.apiKeyPreflight().check(site.as(ada).auths()))
                    .isEmpty();
        }
        assertThat(site.client.as(token).settings().get()).isNull();
    }

    @Test
    void thePreflightNamesASwitchAndARestriction() {
        Site.Person ada = site.newPerson(ServerLine.unique("u") + "@example.com", Role.ADMIN);
        AdminConfig before = site.client.auths().adminConfig();
        try {
            site.client.auths().setAdminConfig(before.withApiKeys(false).withApiKeyPaths("/api/chat,/api/models"));

            assertThat(site.client.apiKeyPreflight().check(site.as(ada).auths()))
                    .containsExactly(ApiKeyObstacle.SWITCHED_OFF, ApiKeyObstacle.SETTINGS_OUT_OF_REACH);

            site.client.auths().setAdminConfig(before.withApiKeyPaths("/api/chat,/api/v1/users"));
            assertThat(site.client.apiKeyPreflight().check(site.as(ada).auths()))
                    .isEmpty();
            Secret key = site.as(ada).auths().createApiKey().apiKey();
            assertThat(site.client.as(key).settings().get()).isNull();
        } finally {
            site.behind.auths().setAdminConfig(before);
        }
    }

    @Test
    void aRoleThatLocksOutIsNamedToo() {
        Site.Person ada = site.newPerson();
        site.client
                .accounts()
                .update(
                        site.account(ada),
                        UpdateAccountRequest.builder().role(Role.PENDING).build());

        assertThat(site.client.apiKeyPreflight().check(site.as(ada).auths())).contains(ApiKeyObstacle.ROLE_LOCKED_OUT);
    }

    private ApiKeyTokens tokens(Site.Person person) {
        UserTokenSource sessions = UserTokenSource.of(account -> Optional.of(person.token()));
        return new ApiKeyTokens(sessions, token -> site.client.as(token).auths(), keys);
    }

    private static final class Keys implements ApiKeyStore {
        private final Map<String, Secret> byAccount = new ConcurrentHashMap<>();

        @Override
        public Optional<Secret> find(Account account) {
            return Optional.ofNullable(byAccount.get(account.id()));
        }

        @Override
        public void save(Account account, Secret key) {
            byAccount.put(account.id(), key);
        }

        @Override
        public void remove(Account account, Secret key) {
            byAccount.remove(account.id(), key);
        }
    }
}
