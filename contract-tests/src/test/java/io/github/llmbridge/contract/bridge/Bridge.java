package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.BridgeBuilder;
import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.person.ProvisionRequestBuilder;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.chat.ChatCompletionRequest;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.OpenWebUiUser;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.groups.GroupMembersRequest;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.tokens.UserTokenSource;
import io.github.llmbridge.openwebui.users.Account;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A facade over one line, with what tests ask of both servers behind its back. */
final class Bridge implements AutoCloseable {
    static final SubscriptionTier FREE = SubscriptionTier.builder("free", Models.of("gpt-4o-mini"))
            .maxBudget(1.5)
            .budgetDuration(BudgetDuration.of("30d"))
            .keyDuration(KeyDuration.of("30d"))
            .rpmLimit(100L)
            .tpmLimit(10_000L)
            .build();
    static final SubscriptionTier PRO = SubscriptionTier.builder("pro", Models.of("gpt-4o-mini", "gpt-4o"))
            .maxBudget(20.0)
            .budgetDuration(BudgetDuration.of("7d"))
            .keyDuration(KeyDuration.of("90d"))
            .rpmLimit(1_000L)
            .tpmLimit(100_000L)
            .build();

    static final Secret SECRET = Secret.of("a secret of the application for its tests");

    final ServerLine line;
    final Wire wire;
    final LiteLlmClient liteLlm;
    final OpenWebUiClient openWebUi;
    private final UnaryOperator<BridgeBuilder> settings;
    private BridgeFacade facade;

    Bridge(ServerLine line) {
        this(line, builder -> builder);
    }

    /** With more settings, which come last. */
    Bridge(ServerLine line, UnaryOperator<BridgeBuilder> settings) {
        this(line, new Wire(), settings);
    }

    /** On a wire that others may use, too. */
    Bridge(ServerLine line, Wire wire, UnaryOperator<BridgeBuilder> settings) {
        this.line = line;
        this.wire = wire;
        this.settings = settings;
        this.liteLlm = wire.liteLlm(line);
        this.openWebUi = wire.openWebUi(line);
        this.facade = builder().build();
    }

    /** A facade with nothing remembered, on clients with nothing remembered, as after a restart. */
    BridgeFacade restarted() {
        facade.close();
        facade = builder().build();
        return facade;
    }

    BridgeBuilder builder() {
        return settings.apply(BridgeFacade.builder()
                .liteLlm(wire.liteLlm(line))
                .openWebUi(wire.openWebUi(line))
                .tiers(TierCatalog.of(FREE, PRO))
                .connectionUrl(connectionUrl())
                // Nobody else works for the people of these tests.
                .patience(Duration.ZERO)
                .rotationGrace(Duration.ZERO));
    }

    BridgeFacade facade() {
        return facade;
    }

    String connectionUrl() {
        return line.liteLlmUrl() + "/v1";
    }

    /** A person whom nobody knows yet. */
    static ProvisionRequest newPerson() {
        return person(ServerLine.unique("u")).build();
    }

    static ProvisionRequestBuilder person(String userId) {
        return ProvisionRequest.builder(userId, userId + "@example.com", "free").name("Ada");
    }

    Account account(ProvisionRequest request) {
        return openWebUi.users().findByEmail(request.email()).orElseThrow();
    }

    List<Key> keys(ProvisionRequest request) {
        return liteLlm.keys().stream(
                        KeyListQuery.builder().userId(request.userId()).build())
                .toList();
    }

    List<DirectConnection> connections(ProvisionRequest request) {
        return account(request).directConnections().all();
    }

    Optional<Secret> signIn(ProvisionRequest request, Secret password) {
        return Optional.ofNullable(openWebUi
                .anonymousAuths()
                .signIn(new SignInRequest(request.email(), password))
                .token());
    }

    String ask(Secret key, String model) {
        return liteLlm.as(key)
                .chatCompletions()
                .create(ChatCompletionRequest.of(model, "Hello?"))
                .text();
    }

    /** The one key of ours. */
    Key key(ProvisionRequest request) {
        List<Key> keys = keys(request);
        assertThat(keys).hasSize(1);
        return keys.get(0);
    }

    /** A way to act as people whom this bridge made, as an application that keeps the initial passwords has it. */
    UserTokenSource signingIn(ProvisionRequest request, ProvisionResult made) {
        return UserTokenSource.of(account -> signIn(request, made.initialPassword()));
    }

    /** What an operator does to the key by hand. */
    Key byHand(Key key, UnaryOperator<UpdateKeyRequest.Builder> change) {
        return liteLlm.keys()
                .update(change.apply(UpdateKeyRequest.builder(key.token())).build());
    }

    /** By an operator's hand: out of the groups of these names. */
    void leaveGroups(Account account, Predicate<String> which) {
        openWebUi.groups().list().stream()
                .filter(group -> which.test(group.name()) && PersonState.isMember(account, group))
                .forEach(group ->
                        openWebUi.groups().removeMembers(group.id(), new GroupMembersRequest(List.of(account.id()))));
    }

    /** By the user's hand: each row keeps its address and mark, and has no key any more. */
    @SuppressWarnings("unchecked")
    static void misalign(OpenWebUiUser person) {
        if (person.settings().get().get("ui") instanceof Map<?, ?> ui
                && ui.get("directConnections") instanceof Map<?, ?> stored) {
            Map<String, Object> connections = new LinkedHashMap<>((Map<String, Object>) stored);
            connections.put("OPENAI_API_KEYS", List.of());
            person.settings().update(Map.of("ui", Map.of("directConnections", connections)));
        }
    }

    /** One user, one live key that works, one account, one connection that holds it. */
    void assertProvisioned(ProvisionRequest request, ProvisionResult result) {
        assertThat(result.status()).as("%s", result).isEqualTo(Status.READY);
        Key key = assertInPlace(request);
        assertThat(key.token()).isEqualTo(result.keyHash());
    }

    /** The same, whatever was told. */
    Key assertInPlace(ProvisionRequest request) {
        assertThat(keys(request)).hasSize(1);
        Key key = keys(request).get(0);
        assertThat(key.models()).isEqualTo(FREE.models());
        assertThat(key.maxBudget()).isEqualTo(1.5);
        assertThat(key.metadata())
                .containsEntry("saas_user_id", request.userId())
                .containsEntry("subscription_tier", request.tier())
                .containsEntry("managed_by", "llmbridge");
        assertThat(openWebUi.users().stream(request.email()).toList()).hasSize(1);
        assertThat(account(request).role().value()).isEqualTo("user");
        assertThat(connections(request)).hasSize(1);
        DirectConnection connection = connections(request).get(0);
        assertThat(connection.url()).isEqualTo(connectionUrl());
        assertThat(connection.enabled()).isTrue();
        assertThat(KeyHash.of(connection.key())).isEqualTo(key.token());
        assertThat(ask(connection.key(), "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");
        return key;
    }

    @Override
    public void close() {
        facade.close();
        wire.close();
    }
}
