package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.RetryPolicy;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.chat.ChatCompletionRequest;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import io.github.llmbridge.litellm.users.UserListQuery;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.auths.Session;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.auths.UpdatePasswordRequest;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.settings.SettingsEdit;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.slf4j.LoggerFactory;

/** Secrets go through every call, in success and in error, with everything logged; none of them shows anywhere. */
@OnEveryLine
class SecretsStaySecretTest {
    @Parameter
    ServerLine line;

    private final List<Secret> secrets = new ArrayList<>();
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private final List<String> urls = new CopyOnWriteArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Handler javaLog = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            shown.add(entry.getMessage() + " " + Arrays.toString(entry.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final java.util.logging.Logger javaRoot = java.util.logging.Logger.getLogger("");
    private final java.util.logging.Level javaLevel = javaRoot.getLevel();
    private LiteLlmClient liteLlm;
    private OpenWebUiClient openWebUi;

    @BeforeEach
    void listen() {
        // Threads of clients that were just closed may still log.
        log.list = new CopyOnWriteArrayList<>();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        javaRoot.addHandler(javaLog);
        javaRoot.setLevel(java.util.logging.Level.ALL);
        OkHttpClient http = new OkHttpClient.Builder()
                // Both servers drop an idle connection after 5 seconds, which a busy machine reaches.
                .connectionPool(new ConnectionPool(8, 4, TimeUnit.SECONDS))
                .addInterceptor(chain -> {
                    urls.add(chain.request().url().toString());
                    return chain.proceed(chain.request());
                })
                .build();
        liteLlm = LiteLlmClient.builder()
                .baseUrl(line.liteLlmUrl())
                .masterKey(line.masterKey())
                .httpClient(http)
                .retry(RetryPolicy.none())
                .build();
        openWebUi = OpenWebUiClient.builder()
                .baseUrl(line.openWebUiUrl())
                .adminToken(line.adminToken())
                .httpClient(http)
                .retry(RetryPolicy.none())
                .build();
        secrets.add(line.masterKey());
        secrets.add(line.adminToken());
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(log);
        root.setLevel(Level.WARN);
        javaRoot.removeHandler(javaLog);
        javaRoot.setLevel(javaLevel);
    }

    @Test
    void noSecretIsSeenInAnyLogLineExceptionTextOrUrl() {
        Secret marker = secret("sk-canary-" + ServerLine.unique("key"));
        Secret password = secret("canary-" + ServerLine.unique("password"));
        callLiteLlm(marker);
        callOpenWebUi(marker, password);
        callBridge(password);

        log.list.forEach(event -> shown.add(event.getFormattedMessage()));
        assertThat(shown).isNotEmpty();
        assertThat(urls).isNotEmpty();
        for (Secret secret : secrets) {
            assertThat(shown).noneMatch(text -> text.contains(secret.reveal()));
            assertThat(urls).noneMatch(url -> url.contains(secret.reveal()));
        }
    }

    private void callLiteLlm(Secret marker) {
        String user = ServerLine.unique("u");
        call(() -> liteLlm);
        call(() -> GenerateKeyRequest.builder(Models.all()).key(marker).build());
        call(() -> liteLlm.keys()
                .generate(GenerateKeyRequest.builder(Models.of("gpt-4o-mini"))
                        .key(marker)
                        .keyAlias(user)
                        .userId(user)
                        .build()));
        call(() -> liteLlm.keys()
                .generate(GenerateKeyRequest.builder(Models.of("gpt-4o-mini"))
                        .key(secret("sk-canary-" + ServerLine.unique("other")))
                        .keyAlias(user)
                        .build()));
        call(() -> liteLlm.keys().info(KeyHash.of(marker)));
        call(() -> liteLlm.keys().list(KeyListQuery.builder().userId(user).build()));
        call(() -> liteLlm.keys()
                .update(UpdateKeyRequest.builder(KeyHash.of(marker))
                        .maxBudget(0)
                        .build()));
        call(() -> liteLlm.users().info(user));
        call(() -> liteLlm.users().list(UserListQuery.builder().pageSize(1).build()));
        LiteLlmClient asUser = liteLlm.as(marker);
        call(() -> asUser);
        call(() -> asUser.models().list());
        call(() -> asUser.users().info("somebody"));
        call(() -> asUser.users().list(UserListQuery.builder().build()));
        call(() -> asUser.chatCompletions().create(ChatCompletionRequest.of("gpt-4o", "Hello?")));
        call(() -> liteLlm.keys().deleteIfPresent(KeyHash.of(marker)));
        call(() -> asUser.users().info("somebody"));
        call(() -> liteLlm.as(secret("canary-without-prefix-" + user)).users().info("somebody"));
    }

    private void callOpenWebUi(Secret marker, Secret password) {
        String email = ServerLine.unique("u") + "@example.com";
        call(() -> openWebUi);
        AddAccountRequest request = new AddAccountRequest("Ada", email, password, Role.USER);
        call(() -> request);
        Session session = openWebUi.auths().add(request);
        secrets.add(session.token());
        call(() -> session);
        call(() -> openWebUi.auths().add(request));
        call(() -> openWebUi
                .anonymousAuths()
                .signIn(new SignInRequest(email, password))
                .name());
        call(() -> openWebUi.anonymousAuths().signIn(new SignInRequest(email, secret("canary-wrong-" + email))));
        SettingsEdit edit = openWebUi
                .as(session.token())
                .settingsEditor()
                .edit(found -> found.add(DirectConnection.of(line.liteLlmUrl() + "/v1", marker)));
        call(() -> edit);
        Account account = openWebUi.users().findByEmail(email).orElseThrow();
        call(() -> account);
        call(account::directConnections);
        call(() -> openWebUi.users().list(1, email));
        call(() -> openWebUi
                .accounts()
                .update(
                        account,
                        UpdateAccountRequest.builder()
                                .password(secret("canary-new-" + email))
                                .build()));
        call(() -> openWebUi.as(secret("canary-token-" + email)).settings().get());
        UpdatePasswordRequest ownPassword = new UpdatePasswordRequest(password, secret("canary-own-" + email));
        call(() -> ownPassword);
        call(() -> openWebUi.as(session.token()).auths().updatePassword(ownPassword));
    }

    private void callBridge(Secret password) {
        String userId = ServerLine.unique("u");
        try (BridgeFacade facade = BridgeFacade.builder()
                .liteLlm(liteLlm)
                .openWebUi(openWebUi)
                .tiers(TierCatalog.of(Bridge.FREE, Bridge.PRO))
                .connectionUrl(line.liteLlmUrl() + "/v1")
                .build()) {
            ProvisionRequest request = Bridge.person(userId).password(password).build();
            call(() -> request);
            ProvisionResult result = facade.provisionUser(request);
            secrets.add(result.key());
            call(() -> result);
            call(() -> facade.changeTier(userId, "pro"));
            call(facade::preflight);
        }
    }

    private Secret secret(String value) {
        Secret secret = Secret.of(value);
        secrets.add(secret);
        return secret;
    }

    /** What a call gives is printed, be it an answer or an exception with all its causes. */
    private void call(Callable<Object> call) {
        try {
            shown.add(String.valueOf(call.call()));
        } catch (Exception e) {
            StringWriter text = new StringWriter();
            e.printStackTrace(new PrintWriter(text));
            shown.add(text.toString());
        }
    }
}
