package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Usage;
import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.store.InMemoryStore;
import io.github.llmbridge.bridge.store.Lease;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ReadsEverybody;
import io.github.llmbridge.contract.Waiting;
import io.github.llmbridge.usage.UsageCheck;
import io.github.llmbridge.usage.UsageEvent;
import io.github.llmbridge.usage.UsageExport;
import io.github.llmbridge.usage.UsageExporter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people used goes to a sink once, and adds up to what LiteLLM tells of their keys. */
@OnEveryLine
@ReadsEverybody
class UsageExportTest extends BridgeTest {
    private static final int PEOPLE = 5;
    private static final int CALLS = 12;

    private final Instant start = Instant.now().minusSeconds(2);
    private final BridgeStore store = new InMemoryStore();
    private final Map<ProvisionRequest, ProvisionResult> people = new LinkedHashMap<>();
    private final List<UsageEvent> sink = new ArrayList<>();

    @BeforeEach
    void makePeople() {
        for (int i = 0; i < PEOPLE; i++) {
            ProvisionRequest person = Bridge.newPerson();
            people.put(person, bridge.facade().provisionUser(person));
        }
    }

    private UsageExporter exporter() {
        return UsageExporter.builder(bridge.liteLlm, store, sink::addAll, start).build();
    }

    private List<UsageEvent> ours() {
        List<String> hashes =
                people.values().stream().map(made -> made.keyHash().value()).toList();
        return sink.stream().filter(event -> hashes.contains(event.keyHash())).toList();
    }

    private static BigDecimal sum(List<UsageEvent> events) {
        return events.stream().map(UsageEvent::spend).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void sixtyCallsOfFivePeopleAreExportedRight() {
        UsageExporter exporter = exporter();
        for (int i = 0; i < CALLS; i++) {
            people.values().forEach(made -> bridge.ask(made.key(), "gpt-4o-mini"));
            exporter.run();
        }

        Waiting.until(Duration.ofMinutes(2), Duration.ofSeconds(1), () -> {
            exporter.run();
            return ours().size() >= PEOPLE * CALLS;
        });

        bridge.wire.clear();
        assertThat(exporter.run().events()).isZero();
        if (!line.isLive()) {
            // Nothing is read again where LiteLLM counts what was seen; on real servers others may have called
            // meanwhile.
            assertThat(bridge.wire.exchanges()).hasSize(1);
        }
        assertThat(ours()).hasSize(PEOPLE * CALLS);
        assertThat(sink).extracting(UsageEvent::id).doesNotHaveDuplicates();
        people.forEach(this::assertExported);
        // LiteLLM adds the days up later than it logs.
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        assertThat(Waiting.until(
                        Duration.ofMinutes(2),
                        Duration.ofSeconds(1),
                        () -> differences(today).isEmpty()))
                .as("LiteLLM has added up the same")
                .isTrue();
        sink.remove(ours().get(0));
        assertThat(differences(today)).hasSize(1);
    }

    private List<?> differences(LocalDate today) {
        Map<String, BigDecimal> sums = ours().stream()
                .collect(Collectors.groupingBy(
                        UsageEvent::keyHash, Collectors.reducing(BigDecimal.ZERO, UsageEvent::spend, BigDecimal::add)));
        return UsageCheck.of(bridge.liteLlm)
                .differences(today, today, day -> sums)
                .filter(difference -> people.values().stream()
                        .anyMatch(made -> made.keyHash().value().equals(difference.keyHash())))
                .toList();
    }

    private void assertExported(ProvisionRequest person, ProvisionResult made) {
        List<UsageEvent> events = sink.stream()
                .filter(event -> person.userId().equals(event.userId()))
                .toList();
        assertThat(events).hasSize(CALLS).allSatisfy(event -> {
            assertThat(event.keyHash()).isEqualTo(made.keyHash().value());
            assertThat(event.model()).isEqualTo("gpt-4o-mini");
            assertThat(event.completionTokens()).isEqualTo(20);
            assertThat(event.promptTokens()).isPositive();
            assertThat(event.time()).isBetween(start, Instant.now().plusSeconds(2));
        });
        Usage usage = Waiting.last(
                Duration.ofMinutes(2),
                Duration.ofSeconds(1),
                () -> bridge.facade().usage(person.userId()),
                told -> Math.abs(told.spend() - sum(events).doubleValue()) < 1e-9);
        assertThat(usage.spend()).isCloseTo(sum(events).doubleValue(), within(1e-9));
    }

    @Test
    void whatTheSinkDidNotTakeIsSentAgain() {
        people.values().forEach(made -> bridge.ask(made.key(), "gpt-4o-mini"));
        AtomicInteger refusals = new AtomicInteger(2);
        UsageExporter refused = UsageExporter.builder(
                        bridge.liteLlm,
                        store,
                        events -> {
                            if (refusals.getAndDecrement() > 0) {
                                throw new IllegalStateException("the table is away");
                            }
                            sink.addAll(events);
                        },
                        start)
                .build();
        assertThat(Waiting.until(Duration.ofMinutes(1), Duration.ofSeconds(1), () -> {
                    try {
                        return refused.run().events() < 0;
                    } catch (IllegalStateException e) {
                        return true;
                    }
                }))
                .isTrue();
        assertThatThrownBy(refused::run).hasMessage("the table is away");

        Waiting.until(Duration.ofMinutes(1), Duration.ofSeconds(1), () -> {
            refused.run();
            return ours().size() == PEOPLE;
        });

        assertThat(ours()).hasSize(PEOPLE);
        assertThat(sink).extracting(UsageEvent::id).doesNotHaveDuplicates();
    }

    @Test
    void oneExporterOfANameRunsAtATime() {
        try (Lease other = store.leases().acquire("usage/default").orElseThrow()) {
            assertThat(exporter().run()).isEqualTo(new UsageExport(false, 0, null, false));
            assertThat(other.isHeld()).isTrue();
        }

        assertThat(exporter().run().ran()).isTrue();
    }
}
