package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.OpenWebUiBehaviour;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.auths.EnsuredAccount;
import io.github.llmbridge.openwebui.auths.Session;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEveryLine
class EnsureAccountTest extends SiteTest {
    private static final String ADD = "/api/v1/auths/add";

    private final String email = ServerLine.unique("u") + "@example.com";

    @AfterEach
    void deleteAccounts() {
        site.behind
                .users()
                .allByEmail(email)
                .forEach(found -> site.behind.users().delete(found.id()));
    }

    @Test
    void addsAnAccountOnceAndTellsItsTokenThen() {
        EnsuredAccount first = site.client.accounts().ensure(request(email));
        EnsuredAccount second = site.client.accounts().ensure(request(email.toUpperCase(Locale.ROOT)));

        assertThat(first.added()).isTrue();
        assertThat(site.client.as(first.token().orElseThrow()).settings().get()).isNull();
        assertThat(second.added()).isFalse();
        assertThat(second.token()).isEmpty();
        assertThat(second.account().id()).isEqualTo(first.account().id());
    }

    @Test
    void aRaceOnOneAddressEndsWithOneAccountForAll() throws Exception {
        int racers = 8;
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(racers);
        List<EnsuredAccount> ensured = new ArrayList<>();
        try {
            List<Future<EnsuredAccount>> results = new ArrayList<>();
            for (int i = 0; i < racers; i++) {
                results.add(threads.submit(() -> {
                    start.await();
                    return site.client.accounts().ensure(request(email));
                }));
            }
            start.countDown();
            for (Future<EnsuredAccount> result : results) {
                ensured.add(result.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(ensured)
                .extracting(result -> result.account().id())
                .containsOnly(ensured.get(0).account().id());
        assertThat(ensured).filteredOn(EnsuredAccount::added).hasSize(1);
        assertThat(site.client.users().stream(email)).hasSize(1);
    }

    /** Others take nothing away again, as the administrator's page does not. */
    @Test
    void whatOthersAddAtTheSameMomentIsNeverTakenAway() throws Exception {
        int racers = 4;
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2 * racers);
        List<Session> others = new ArrayList<>();
        List<EnsuredAccount> ensured = new ArrayList<>();
        try {
            List<Future<Optional<Session>>> added = new ArrayList<>();
            List<Future<EnsuredAccount>> results = new ArrayList<>();
            for (int i = 0; i < racers; i++) {
                added.add(threads.submit(() -> {
                    start.await();
                    return addedByAnother();
                }));
                results.add(threads.submit(() -> {
                    start.await();
                    return site.client.accounts().ensure(request(email));
                }));
            }
            start.countDown();
            for (Future<Optional<Session>> one : added) {
                one.get().ifPresent(others::add);
            }
            for (Future<EnsuredAccount> one : results) {
                ensured.add(one.get());
            }
        } finally {
            threads.shutdownNow();
        }

        List<String> left =
                site.behind.users().allByEmail(email).stream().map(Account::id).toList();
        assertThat(left).containsAll(others.stream().map(Session::id).toList());
        assertThat(ensured)
                .filteredOn(EnsuredAccount::added)
                .hasSizeLessThan(2)
                .extracting(result -> result.account().id())
                .allSatisfy(id -> assertThat(left).contains(id));
        assertThat(left).hasSizeLessThanOrEqualTo(others.size() + 1);
        if (!line.does(OpenWebUiBehaviour.ACCOUNTS_MAY_SHARE_EMAIL)
                || line.does(OpenWebUiBehaviour.REFUSES_A_SECOND_ACCOUNT_WITH_AN_EMAIL)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void ofSeveralWithOneAddressTheOneInUseIsFoundAndNoneIsTakenAway() throws Exception {
        List<Session> several = severalAtOnce();
        Session used = several.get(several.size() - 1);
        site.behind.as(used.token()).settings().update(Site.json("{\"ui\":{\"theme\":\"dark\"}}"));

        EnsuredAccount ensured = site.client.accounts().ensure(request(email));

        assertThat(ensured.added()).isFalse();
        assertThat(ensured.account().id()).isEqualTo(used.id());
        assertThat(site.behind.users().allByEmail(email))
                .extracting(Account::id)
                .containsExactlyInAnyOrderElementsOf(
                        several.stream().map(Session::id).toList());
    }

    /** One account, where the server adds no second one with an address. */
    private List<Session> severalAtOnce() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Session> several = new ArrayList<>();
        try {
            List<Future<Optional<Session>>> added = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                added.add(threads.submit(() -> {
                    start.await();
                    return addedByAnother();
                }));
            }
            start.countDown();
            for (Future<Optional<Session>> one : added) {
                one.get().ifPresent(several::add);
            }
        } finally {
            threads.shutdownNow();
        }
        return several;
    }

    private Optional<Session> addedByAnother() {
        try {
            return Optional.of(site.behind.auths().add(request(email)));
        } catch (AlreadyExistsException | ServerErrorException refused) {
            return Optional.empty();
        }
    }

    @Test
    void somebodyWhoWasFasterIsFound() {
        // Between our look and our call.
        site.wire.trouble((number, request) -> {
            if (request.url().encodedPath().equals(ADD)) {
                site.behind.accounts().ensure(request(email));
            }
            return Wire.Effect.NONE;
        });

        EnsuredAccount ensured = site.client.accounts().ensure(request(email));

        assertThat(ensured.added()).isFalse();
        assertThat(ensured.account().email()).isEqualTo(email);
    }

    @Test
    void aLostAnswerIsSettledByLookingUp() {
        site.wire.troubleOnce("POST", ADD, Wire.Effect.LOSE_ANSWER);

        EnsuredAccount ensured = site.client.accounts().ensure(request(email));

        assertThat(ensured.added()).isFalse();
        assertThat(ensured.token()).isEmpty();
        assertThat(ensured.account().email()).isEqualTo(email);
    }

    @Test
    void aFailureThatLeftNoAccountIsTheFailure() {
        site.wire.trouble((number, request) ->
                request.url().encodedPath().equals(ADD) ? Wire.Effect.LOSE_REQUEST : Wire.Effect.NONE);

        assertThatThrownBy(() -> site.client.accounts().ensure(request(email)))
                .isInstanceOf(UnreachableException.class);
    }

    @Test
    void aChangeOfOneFieldLeavesTheOthersOnEveryLine() {
        Account before = site.client.accounts().ensure(request(email)).account();

        site.client
                .accounts()
                .update(before, UpdateAccountRequest.builder().name("Ada L.").build());

        Optional<Account> after = site.client.users().findByEmail(email);
        assertThat(after).get().satisfies(found -> {
            assertThat(found.name()).isEqualTo("Ada L.");
            assertThat(found.role()).isEqualTo(Role.USER);
            assertThat(found.email()).isEqualTo(email);
        });
    }

    @Test
    void aChangeByAnOldViewOfTheAccountUndoesNothing() {
        Account old = site.client.accounts().ensure(request(email)).account();
        site.behind
                .accounts()
                .update(old, UpdateAccountRequest.builder().role(Role.PENDING).build());

        site.client
                .accounts()
                .update(old, UpdateAccountRequest.builder().name("Ada L.").build());

        Account now = site.account(email);
        assertThat(now.role()).isEqualTo(Role.PENDING);
        assertThat(now.name()).isEqualTo("Ada L.");
    }

    @Test
    void badInputIsRefusedBeforeTheWireByTheFieldsName() {
        site.wire.clear();

        assertRefused("email", () -> request(" "));
        assertRefused("email", () -> request("ada"));
        assertRefused("name", () -> new AddAccountRequest(" ", email, Site.newPassword(), Role.USER));
        assertRefused("role", () -> new AddAccountRequest("Ada", email, Site.newPassword(), new Role("superuser")));
        assertRefused(
                "role",
                () -> UpdateAccountRequest.builder().role(new Role("superuser")).build());
        assertRefused("email", () -> UpdateAccountRequest.builder().email("").build());
        assertRefused("email", () -> site.client.users().findByEmail(""));
        assertRefused("id", () -> site.client.users().delete(" "));
        assertThat(site.wire.exchanges()).isEmpty();
    }

    private static void assertRefused(String field, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(field + " ");
    }

    private static AddAccountRequest request(String email) {
        return new AddAccountRequest("Ada", email, Site.newPassword(), Role.USER);
    }
}
