package io.github.llmbridge.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.events.BridgeEvent;
import io.github.llmbridge.bridge.events.BridgeListener;
import io.github.llmbridge.bridge.events.BridgePolicy;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.RefusedByPolicyException;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.StepFailedException;
import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.store.InMemoryStore;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.http.Exchange;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.testkit.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.Order;

class ApplicationTest {
    private static final ProvisionRequest ADA =
            ProvisionRequest.builder("user-42", "ada@example.com", "free").build();

    private StandIns servers;

    @BeforeEach
    void start() {
        servers = new StandIns();
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void propertiesAloneSignAPersonUp() {
        servers.application().run(context -> {
            BridgeFacade bridge = context.getBean(BridgeFacade.class);

            assertThat(bridge.provisionUser(ADA).status()).isEqualTo(Status.READY);

            assertThat(context.getBean(LiteLlmClient.class)
                            .users()
                            .info("user-42")
                            .keys()
                            .get(0)
                            .maxBudget())
                    .isEqualTo(1.5);
        });
    }

    @Test
    void aSignUpEndsByItsDeadlineThoughLiteLlmHangs() {
        servers.liteLlm.faults().always("*", "*", Fault.delay(Duration.ofSeconds(30)));
        servers.application().withPropertyValues("llmbridge.deadline=1s").run(context -> {
            BridgeFacade bridge = context.getBean(BridgeFacade.class);
            Instant begun = Instant.now();

            assertThatThrownBy(() -> bridge.provisionUser(ADA)).isInstanceOf(StepFailedException.class);

            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(10));
        });
    }

    @Test
    void aTokenServesInsteadOfASignIn() {
        servers.application()
                .withPropertyValues(
                        "llmbridge.openwebui.admin-token=" + servers.openWebUi.adminToken(),
                        "llmbridge.openwebui.admin-email=",
                        "llmbridge.openwebui.admin-password=")
                .run(context -> assertThat(context.getBean(BridgeFacade.class)
                                .provisionUser(ADA)
                                .status())
                        .isEqualTo(Status.READY));
    }

    @Test
    void everyBeanIsReplaceable() {
        LiteLlmClient liteLlm = LiteLlmClient.builder()
                .baseUrl(servers.liteLlm.baseUrl().toString())
                .masterKey(Secret.of(servers.liteLlm.masterKey()))
                .build();
        OpenWebUiClient openWebUi = OpenWebUiClient.builder()
                .baseUrl(servers.openWebUi.baseUrl().toString())
                .adminToken(Secret.of(servers.openWebUi.adminToken()))
                .build();
        TierCatalog tiers = TierCatalog.of(
                SubscriptionTier.builder("gold", Models.of("gpt-4o-mini")).build());
        BridgeStore store = new InMemoryStore();
        StandIns.silent()
                .withPropertyValues("llmbridge.connection-url=" + liteLlm.baseUrl() + "/v1")
                .withBean(LiteLlmClient.class, () -> liteLlm)
                .withBean(OpenWebUiClient.class, () -> openWebUi)
                .withBean(TierCatalog.class, () -> tiers)
                .withBean(BridgeStore.class, () -> store)
                .run(context -> {
                    context.getBean(BridgeFacade.class)
                            .provisionUser(ProvisionRequest.builder("user-42", "ada@example.com", "gold")
                                    .build());

                    assertThat(context.getBean(LiteLlmClient.class)).isSameAs(liteLlm);
                    assertThat(context.getBean(OpenWebUiClient.class)).isSameAs(openWebUi);
                    assertThat(context.getBean(TierCatalog.class)).isSameAs(tiers);
                    assertThat(store.people().find("default", "user-42")).isPresent();
                });
    }

    @Test
    void aBridgeOfTheApplicationNeedsNoProperty() {
        try (LiteLlmClient liteLlm = LiteLlmClient.builder()
                        .baseUrl("http://localhost:1")
                        .masterKey(Secret.of("sk-1"))
                        .build();
                OpenWebUiClient openWebUi = OpenWebUiClient.builder()
                        .baseUrl("http://localhost:1")
                        .adminToken(Secret.of("token"))
                        .build()) {
            BridgeFacade own = BridgeFacade.builder()
                    .liteLlm(liteLlm)
                    .openWebUi(openWebUi)
                    .connectionUrl("http://localhost:1/v1")
                    .tiers(TierCatalog.of())
                    .build();
            StandIns.silent()
                    .withBean(BridgeFacade.class, () -> own)
                    .run(context ->
                            assertThat(context).getBean(BridgeFacade.class).isSameAs(own));
        }
    }

    @Test
    void theBridgeCanBeSwitchedOff() {
        StandIns.silent()
                .withPropertyValues("llmbridge.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(BridgeFacade.class));
    }

    @Test
    void listenersHearInOrderAndPoliciesRefuse() {
        List<String> heard = new CopyOnWriteArrayList<>();
        servers.application()
                .withBean("second", BridgeListener.class, () -> new Second(heard))
                .withBean("first", BridgeListener.class, () -> new First(heard))
                .withBean(
                        BridgePolicy.class,
                        () -> operation ->
                                operation.userId().equals("user-13") ? Optional.of("not this one") : Optional.empty())
                .run(context -> {
                    BridgeFacade bridge = context.getBean(BridgeFacade.class);
                    bridge.provisionUser(ADA);

                    assertThat(heard).startsWith("first", "second");
                    assertThatThrownBy(() ->
                                    bridge.provisionUser(ProvisionRequest.builder("user-13", "b@example.com", "free")
                                            .build()))
                            .isInstanceOf(RefusedByPolicyException.class);
                });
    }

    @Test
    void customizersSetWhatHasNoProperty() {
        List<Exchange> exchanges = new CopyOnWriteArrayList<>();
        servers.application()
                .withBean(LiteLlmClientCustomizer.class, () -> builder -> builder.onExchange(exchanges::add))
                .withBean(OpenWebUiClientCustomizer.class, () -> builder -> builder.onExchange(exchanges::add))
                .withBean(BridgeBuilderCustomizer.class, () -> builder -> builder.instance("eu"))
                .run(context -> {
                    context.getBean(BridgeFacade.class).provisionUser(ADA);

                    assertThat(exchanges).extracting(Exchange::server).contains("LiteLLM", "Open WebUI");
                    assertThat(context.getBean(LiteLlmClient.class)
                                    .users()
                                    .info("user-42")
                                    .keys()
                                    .get(0)
                                    .keyAlias())
                            .contains("eu");
                });
    }

    @Test
    void clientsAreClosedWithTheContext() {
        List<LiteLlmClient> clients = new CopyOnWriteArrayList<>();
        servers.application().run(context -> clients.add(context.getBean(LiteLlmClient.class)));

        assertThatThrownBy(() -> clients.get(0).users().info("user-42")).isInstanceOf(RuntimeException.class);
    }

    @Order(1)
    private record First(List<String> heard) implements BridgeListener {
        @Override
        public void on(BridgeEvent event) {
            heard.add("first");
        }
    }

    @Order(2)
    private record Second(List<String> heard) implements BridgeListener {
        @Override
        public void on(BridgeEvent event) {
            heard.add("second");
        }
    }
}
