package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.BridgeBuilder;
import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.events.BulkListener;
import io.github.llmbridge.bridge.person.BulkItem;
import io.github.llmbridge.bridge.person.BulkOptions;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.BulkOutcome.Kind;
import io.github.llmbridge.bridge.report.BulkReport;
import io.github.llmbridge.bridge.store.AuditTrail;
import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.store.InMemoryStore;
import io.github.llmbridge.bridge.store.Journal;
import io.github.llmbridge.bridge.store.Leases;
import io.github.llmbridge.bridge.store.People;
import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.Sleeper;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.testkit.FakeLiteLlm;
import io.github.llmbridge.testkit.FakeOpenWebUi;
import io.github.llmbridge.testkit.Fault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What no real server and no store does on demand, in the middle of a bulk run. */
class BulkFaultsTest {
    private static final int PEOPLE = 40;

    private final List<ProvisionRequest> people =
            Stream.generate(Bridge::newPerson).limit(PEOPLE).toList();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final AtomicInteger records = new AtomicInteger();
    private final InMemoryStore memory = new InMemoryStore();
    private FakeLiteLlm liteLlm;
    private FakeOpenWebUi openWebUi;

    @BeforeEach
    void start() {
        liteLlm = FakeLiteLlm.builder().build();
        openWebUi = FakeOpenWebUi.builder().build();
    }

    @AfterEach
    void stop() {
        liteLlm.close();
        openWebUi.close();
    }

    @Test
    void aServerThatRefusesForAWhileIsWaitedFor() {
        liteLlm.faults().always("POST", "/user/new", Fault.status(503));
        Sleeper sleeper = pause -> {
            pauses.add(pause);
            if (pauses.size() == 2) {
                liteLlm.faults().clear();
            }
        };

        BulkReport report = run(builder().sleeper(sleeper));

        assertThat(report.stopped()).isNull();
        assertThat(report.counts()).containsOnly(Map.entry(Kind.DONE, (long) PEOPLE));
        assertThat(pauses).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aServerThatDoesNotAnswerStopsItAndTheSameRunGoesOn() {
        openWebUi.faults().always("POST", "/api/v1/auths/add", Fault.refuse());

        BulkReport stopped = run(builder().sleeper(pauses::add));

        assertThat(stopped.stopped()).startsWith("a server does not answer");
        assertThat(stopped.entries()).isEqualTo(PEOPLE);
        assertThat(stopped.count(Kind.FAILED)).isPositive();
        assertThat(stopped.count(Kind.NOT_BEGUN)).isGreaterThan(PEOPLE / 2);

        openWebUi.faults().clear();
        BulkReport goesOn = run(builder());

        assertThat(goesOn.stopped()).isNull();
        assertThat(goesOn.count(Kind.DONE)).isEqualTo(PEOPLE);
    }

    @Test
    void aStoreThatFailsInTheMiddleStopsItAndTheSameRunGoesOn() {
        records.set(3);

        BulkReport stopped = run(builder().store(failing()));

        assertThat(stopped.stopped()).isEqualTo("the store failed: the database is gone");
        assertThat(stopped.entries()).isEqualTo(PEOPLE);
        assertThat(stopped.count(Kind.NOT_BEGUN)).isPositive();

        BulkReport goesOn = run(builder().store(memory));

        assertThat(goesOn.stopped()).isNull();
        assertThat(goesOn.count(Kind.DONE_BEFORE) + goesOn.count(Kind.UNCHANGED))
                .isEqualTo(stopped.count(Kind.DONE));
        assertThat(goesOn.entries()).isEqualTo(PEOPLE);
    }

    private BulkReport run(BridgeBuilder builder) {
        try (BridgeFacade facade = builder.build()) {
            return facade.bulk(
                    BulkItem.provisioning(people.stream()), BulkOptions.run("run", "these people"), BulkListener.NONE);
        }
    }

    private BridgeBuilder builder() {
        return BridgeFacade.builder()
                .liteLlm(LiteLlmClient.builder()
                        .baseUrl(liteLlm.baseUrl().toString())
                        .masterKey(Secret.of(liteLlm.masterKey()))
                        .sleeper(wait -> {})
                        .build())
                .openWebUi(OpenWebUiClient.builder()
                        .baseUrl(openWebUi.baseUrl().toString())
                        .adminToken(Secret.of(openWebUi.adminToken()))
                        .sleeper(wait -> {})
                        .build())
                .tiers(TierCatalog.of(Bridge.FREE, Bridge.PRO))
                .secret(Bridge.SECRET)
                .store(memory)
                .connectionUrl(liteLlm.baseUrl() + "/v1");
    }

    /** The store in memory, whose journal takes so many notes and then no more. */
    private BridgeStore failing() {
        Journal journal = (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("record") && records.decrementAndGet() < 0) {
                        throw new StoreException(StoreException.Reason.UNAVAILABLE, "the database is gone", null);
                    }
                    try {
                        return method.invoke(memory.journal(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return new BridgeStore() {
            @Override
            public People people() {
                return memory.people();
            }

            @Override
            public Journal journal() {
                return journal;
            }

            @Override
            public AuditTrail audit() {
                return memory.audit();
            }

            @Override
            public Leases leases() {
                return memory.leases();
            }

            @Override
            public void close() {}
        };
    }
}
