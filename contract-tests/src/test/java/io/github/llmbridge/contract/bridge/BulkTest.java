package io.github.llmbridge.contract.bridge;

import static io.github.llmbridge.contract.OpenWebUiBehaviour.ACCOUNTS_MAY_SHARE_EMAIL;
import static io.github.llmbridge.contract.OpenWebUiBehaviour.REFUSES_A_SECOND_ACCOUNT_WITH_AN_EMAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.BulkItem;
import io.github.llmbridge.bridge.person.BulkOptions;
import io.github.llmbridge.bridge.person.BulkWork;
import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.BulkOutcome;
import io.github.llmbridge.bridge.report.BulkOutcome.Kind;
import io.github.llmbridge.bridge.report.BulkReport;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.tiers.SpentPolicy;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ReadsEverybody;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.contract.Wire.Effect;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@OnEveryLine
@ReadsEverybody
class BulkTest {
    /** Lists are read for so many, unless the server has some hundred accounts. */
    private static final int MANY = 20;

    private static final int SOME = 12;

    private final List<BulkOutcome> heard = new ArrayList<>();
    private final List<ProvisionRequest> people = new ArrayList<>();

    @Parameter
    ServerLine line;

    private ServerLine own;
    private Bridge bridge;

    @BeforeEach
    void open() {
        own = line.alone();
        String instance = ServerLine.unique("i");
        bridge = new Bridge(own, builder -> builder.instance(instance).secret(Bridge.SECRET));
    }

    @AfterEach
    void close() {
        for (ProvisionRequest person : people) {
            bridge.openWebUi
                    .users()
                    .allByEmail(person.email())
                    .forEach(found -> bridge.openWebUi.users().delete(found.id()));
            bridge.liteLlm.users().deleteIfPresent(person.userId());
        }
        bridge.close();
        if (!line.isLive()) {
            own.close();
        }
    }

    @Test
    void eachPersonIsProvisionedAndTold() {
        people(12);

        BulkReport report = run(provisioning(), BulkOptions.builder().build());

        assertThat(report.stopped()).isNull();
        assertThat(report.count(Kind.DONE)).isEqualTo(12);
        assertThat(heard).extracting(BulkOutcome::userId).containsExactlyInAnyOrderElementsOf(ids());
        heard.forEach(outcome -> {
            ProvisionResult result = (ProvisionResult) outcome.result();
            assertThat(result.status()).isEqualTo(Status.READY);
            assertThat(bridge.ask(result.key(), "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");
        });
    }

    @Test
    void whoIsAsWishedIsFoundByLists() {
        people(MANY);
        run(provisioning(), BulkOptions.builder().build());
        int accounts = bridge.openWebUi.users().list(1, "").total();
        bridge.restarted();
        heard.clear();
        bridge.wire.clear();

        BulkReport report =
                run(provisioning(), BulkOptions.builder().mostAtATime(1).build());

        assertThat(report.count(Kind.UNCHANGED)).isEqualTo(MANY);
        assertThat(heard).allMatch(outcome -> outcome.result() == null);
        assertThat(bridge.wire.exchanges()).hasSizeLessThanOrEqualTo(accounts / 30 + accounts / 45 + 12);
        assertThat(bridge.wire.writes()).allMatch(exchange -> exchange.path().equals("/v2/key/info"));
    }

    @Test
    void whoIsOtherwiseThanListsSayOfTheRestIsMended() {
        people(MANY);
        run(provisioning(), BulkOptions.builder().build());
        ProvisionRequest drifted = people.get(7);
        bridge.byHand(bridge.key(drifted), change -> change.rpmLimit(3L));
        ProvisionRequest other = people.get(9);
        people.set(9, Bridge.person(other.userId()).tier("pro").build());
        heard.clear();

        BulkReport report =
                run(provisioning(), BulkOptions.builder().mostAtATime(1).build());

        assertThat(report.count(Kind.UNCHANGED)).isEqualTo(MANY - 2);
        assertThat(heard)
                .filteredOn(outcome -> outcome.kind() == Kind.DONE)
                .extracting(BulkOutcome::userId)
                .containsExactlyInAnyOrder(drifted.userId(), other.userId());
        assertThat(bridge.key(drifted).rpmLimit()).isEqualTo(100);
        assertThat(bridge.key(other).rpmLimit()).isEqualTo(1_000);
    }

    @Test
    void newPeopleAreMadeWithoutALook() {
        people(MANY);
        int accounts = bridge.openWebUi.users().list(1, "").total();
        bridge.wire.clear();

        BulkReport report =
                run(provisioning(), BulkOptions.builder().mostAtATime(1).build());

        assertThat(report.count(Kind.DONE)).isEqualTo(MANY);
        // Where accounts may share an address, each that was added looks whether it is the only one.
        int looks =
                line.does(ACCOUNTS_MAY_SHARE_EMAIL) && !line.does(REFUSES_A_SECOND_ACCOUNT_WITH_AN_EMAIL) ? MANY : 0;
        assertThat(bridge.wire.exchanges())
                .filteredOn(Wire.Exchange::isRead)
                .hasSizeLessThanOrEqualTo(accounts / 30 + accounts / 45 + looks + 12);
        heard.forEach(outcome -> bridge.assertProvisioned(of(outcome.userId()), (ProvisionResult) outcome.result()));
    }

    @Test
    void whoIsKnownToLiteLlmAloneIsFinishedToo() {
        people(MANY);
        ProvisionRequest known = people.get(3);
        bridge.facade().provisionUser(known);
        bridge.openWebUi.users().delete(bridge.account(known).id());

        run(provisioning(), BulkOptions.builder().mostAtATime(1).build());

        assertThat(heard).extracting(BulkOutcome::kind).containsOnly(Kind.DONE);
        heard.stream()
                .filter(outcome -> outcome.userId().equals(known.userId()))
                .forEach(outcome -> bridge.assertProvisioned(known, (ProvisionResult) outcome.result()));
    }

    private ProvisionRequest of(String userId) {
        return people.stream()
                .filter(person -> person.userId().equals(userId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void entriesOfOnePersonAreWorkedOnInTheirOrder() {
        people(1);
        ProvisionRequest person = people.get(0);
        String id = person.userId();

        BulkReport report = run(
                List.of(
                                BulkItem.of(2, new BulkWork.Provision(person)),
                                BulkItem.of(3, new BulkWork.ChangeTier(id, "pro", SpentPolicy.KEEP)),
                                BulkItem.of(5, new BulkWork.Suspend(id)),
                                BulkItem.of(6, new BulkWork.Resume(id)),
                                BulkItem.of(9, new BulkWork.ChangeTier(id, "free", SpentPolicy.KEEP)),
                                BulkItem.of(10, new BulkWork.Provision(person)),
                                BulkItem.of(11, new BulkWork.Reconcile(id)),
                                BulkItem.of(12, new BulkWork.Renew(id)))
                        .iterator(),
                BulkOptions.builder().build());

        assertThat(heard).extracting(BulkOutcome::position).containsExactly(2L, 3L, 5L, 6L, 9L, 10L, 11L, 12L);
        assertThat(heard.get(5).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(heard.get(6).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(report.count(Kind.DONE)).isEqualTo(6);
        assertThat(bridge.facade().inspect(id).isReady()).isTrue();
        bridge.assertInPlace(person);

        run(
                List.of(BulkItem.of(1, new BulkWork.Remove(id, Set.of(Part.values()))))
                        .iterator(),
                BulkOptions.builder().build());

        assertThat(bridge.openWebUi.users().findByEmail(person.email())).isEmpty();
        assertThat(bridge.liteLlm.users().find(id)).isEmpty();
    }

    @Test
    void whatCannotBeReadOrDoneStopsNobody() {
        people(2);
        ProvisionRequest impossible = ProvisionRequest.builder(ServerLine.unique("u"), "nobody@dotless", "free")
                .build();

        BulkReport report = run(
                List.of(
                                BulkItem.of(1, new BulkWork.Provision(people.get(0))),
                                BulkItem.unreadable(2, "tier must be set"),
                                BulkItem.of(3, new BulkWork.Provision(impossible)),
                                BulkItem.of(4, new BulkWork.Suspend(ServerLine.unique("nobody"))),
                                BulkItem.of(5, new BulkWork.Provision(people.get(1))))
                        .iterator(),
                BulkOptions.builder().build());

        assertThat(report.stopped()).isNull();
        assertThat(report.count(Kind.DONE)).isEqualTo(2);
        assertThat(outcome(2).kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(outcome(2).why()).isEqualTo("tier must be set");
        assertThat(outcome(3).kind()).isEqualTo(Kind.REFUSED);
        assertThat(outcome(4).kind()).isEqualTo(Kind.REFUSED);
        assertThat(outcome(4).why()).contains("LiteLLM has no such user");
    }

    @Test
    void refusedCredentialsStopItAndTheSameRunGoesOn() {
        people(SOME);
        // So few that some are done when it stops, and some are not begun.
        BulkOptions options = BulkOptions.builder()
                .from(BulkOptions.run(ServerLine.unique("run"), "these people"))
                .mostAtATime(2)
                .build();
        try (BridgeFacade facade = bridge.builder()
                .listener(event -> {
                    if (event.userId().equals(people.get(5).userId())) {
                        bridge.wire.trouble((number, request) -> Effect.WITHOUT_CREDENTIAL);
                    }
                })
                .build()) {
            BulkReport stopped = facade.bulk(provisioning(), options, (outcome, progress) -> heard.add(outcome));

            assertThat(stopped.stopped()).contains("credentials");
            assertThat(stopped.entries()).isEqualTo(SOME);
            assertThat(stopped.count(Kind.DONE)).isPositive();
            assertThat(stopped.count(Kind.NOT_BEGUN)).isPositive();

            bridge.wire.clear();
            heard.clear();
            BulkReport goesOn = facade.bulk(provisioning(), options, (outcome, progress) -> heard.add(outcome));

            assertThat(goesOn.stopped()).isNull();
            assertThat(goesOn.count(Kind.DONE_BEFORE)).isEqualTo(stopped.count(Kind.DONE));
            assertThat(goesOn.entries()).isEqualTo(SOME);
            people.forEach(bridge::assertInPlace);

            heard.clear();
            bridge.wire.clear();
            BulkReport again = facade.bulk(
                    provisioning(),
                    BulkOptions.builder().from(options).looksByLists(false).build(),
                    (outcome, progress) -> heard.add(outcome));
            assertThat(again.count(Kind.DONE_BEFORE)).isEqualTo(SOME);
            assertThat(bridge.wire.exchanges()).isEmpty();
        }
    }

    @Test
    void aRunIsNotGoneOnWithAnotherInput() {
        String run = ServerLine.unique("run");
        run(List.<BulkItem>of().iterator(), BulkOptions.run(run, "one input"));

        assertThatThrownBy(() -> run(provisioning(), BulkOptions.run(run, "another")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("another input");
    }

    @Test
    void whatAnInputOrAListenerThrowsIsTold() {
        people(2);
        Iterator<BulkItem> breaks = Stream.concat(
                        Stream.of(BulkItem.of(1, new BulkWork.Provision(people.get(0)))),
                        Stream.<BulkItem>generate(() -> {
                            throw new IllegalArgumentException("the disk is gone");
                        }))
                .iterator();

        BulkReport report = bridge.facade()
                .bulk(breaks, BulkOptions.builder().looksByLists(false).build(), (outcome, progress) -> {
                    throw new IllegalStateException("the listener is tired");
                });

        assertThat(report.stopped()).isEqualTo("the input failed: the disk is gone");
        assertThat(report.count(Kind.DONE)).isEqualTo(1);
        assertThat(report.listenerError().message()).isEqualTo("the listener is tired");
    }

    @Test
    void anInterruptLosesNothing() {
        people(12);
        BulkOptions options = BulkOptions.builder()
                .runId(ServerLine.unique("run"))
                .fingerprint("")
                .mostAtATime(2)
                .build();
        Thread caller = Thread.currentThread();

        BulkReport report = bridge.facade().bulk(provisioning(), options, (outcome, progress) -> {
            heard.add(outcome);
            if (progress.ended() == 3) {
                caller.interrupt();
            }
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.stopped()).isEqualTo("the caller was interrupted");
        assertThat(report.entries()).isEqualTo(heard.size()).isLessThan(12);

        BulkReport goesOn = run(provisioning(), options);
        assertThat(goesOn.stopped()).isNull();
        assertThat(goesOn.entries()).isEqualTo(12);
        people.forEach(bridge::assertInPlace);
    }

    @Test
    void anAccountThatWasRenamedInTheListsIsStillWished() {
        people(2);
        run(provisioning(), BulkOptions.builder().build());
        bridge.openWebUi
                .accounts()
                .update(
                        bridge.account(people.get(0)),
                        UpdateAccountRequest.builder().name("Countess").build());
        heard.clear();

        BulkReport report = run(provisioning(), BulkOptions.builder().build());

        assertThat(report.count(Kind.UNCHANGED)).isEqualTo(2);
        assertThat(bridge.account(people.get(0)).name()).isEqualTo("Countess");
    }

    private void people(int count) {
        for (int i = 0; i < count; i++) {
            people.add(Bridge.newPerson());
        }
    }

    private List<String> ids() {
        return people.stream().map(ProvisionRequest::userId).toList();
    }

    private Iterator<BulkItem> provisioning() {
        return BulkItem.provisioning(people.stream());
    }

    private BulkReport run(Iterator<BulkItem> items, BulkOptions options) {
        return bridge.facade().bulk(items, options, (outcome, progress) -> heard.add(outcome));
    }

    private BulkOutcome outcome(long position) {
        return heard.stream()
                .filter(outcome -> outcome.position() == position)
                .findFirst()
                .orElseThrow();
    }
}
