package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.OpenWebUiBehaviour;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.openwebui.auths.Session;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@OnEveryLine
class AccountsTest extends SiteTest {
    @Test
    void addingGivesATokenThatActsAsThatAccount() {
        Site.Person ada = site.newPerson();
        Site.Person bob = site.newPerson();

        site.client.as(ada.token()).settings().update(Site.json("{\"ui\":{\"theme\":\"dark\"}}"));

        assertThat(site.account(ada).settings()).isEqualTo(Site.json("{\"ui\":{\"theme\":\"dark\"}}"));
        assertThat(site.account(bob).settings()).isNull();
    }

    @Test
    void addingAnswersWhatWasStored() {
        String email = ServerLine.unique("u") + "@example.com";

        Session session = site.add(email, Site.newPassword(), Role.USER);

        assertThat(session.email()).isEqualTo(email);
        assertThat(session.name()).isEqualTo("Ada");
        assertThat(session.role()).isEqualTo(Role.USER);
        assertThat(session.nextStep()).isNull();
        Account account = site.client.users().findByEmail(email).orElseThrow();
        assertThat(account.id()).isEqualTo(session.id());
        assertThat(account.name()).isEqualTo("Ada");
        assertThat(account.role()).isEqualTo(Role.USER);
        assertThat(account.createdAt()).isNotNull();
    }

    /** From 0.9.0 until 0.11.1 each may get an account of its own; the other versions refuse the slower ones, by 400 or 500. */
    @Test
    void ofSeveralAtTheSameMomentOneAddsTheAccount() throws Exception {
        String email = ServerLine.unique("u") + "@example.com";
        ExecutorService threads = Executors.newFixedThreadPool(4);
        int added = 0;
        try {
            List<Future<Boolean>> all = threads.invokeAll(Collections.nCopies(4, () -> isAdded(email)));
            for (Future<Boolean> one : all) {
                added += one.get() ? 1 : 0;
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(site.client.users().allByEmail(email)).hasSize(added);
        if (!site.client.dialect().accountsMayShareEmail()) {
            assertThat(added).isEqualTo(1);
        }
    }

    private boolean isAdded(String email) {
        try {
            site.add(email, Site.newPassword(), Role.USER);
            return true;
        } catch (AlreadyExistsException | ServerErrorException slower) {
            return false;
        }
    }

    @Test
    void anAddressIsStoredInLowerCaseAndFoundWhateverTheCase() {
        String email = "Ada." + ServerLine.unique("U") + "@Example.COM";

        Session session = site.add(email, Site.newPassword(), Role.USER);

        assertThat(session.email()).isEqualTo(email.toLowerCase(Locale.ROOT));
        assertThat(site.client.users().findByEmail(email))
                .get()
                .extracting(Account::id)
                .isEqualTo(session.id());
        assertThat(site.client.users().findByEmail(email.toUpperCase(Locale.ROOT)))
                .get()
                .extracting(Account::id)
                .isEqualTo(session.id());
    }

    @Test
    void theSpacesAroundAnAddressAreNotStored() {
        String email = ServerLine.unique("u") + "@example.com";

        Session session = site.add(" " + email + " ", Site.newPassword(), Role.USER);

        assertThat(session.email()).isEqualTo(email);
        assertThat(site.client.users().findByEmail(" " + email))
                .get()
                .extracting(Account::id)
                .isEqualTo(session.id());
    }

    @Test
    void anAddressInUseIsRefusedWhateverTheCase() {
        Site.Person ada = site.newPerson();

        assertThatThrownBy(() -> site.add(ada.email(), Site.newPassword(), Role.USER))
                .isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> site.add(ada.email().toUpperCase(Locale.ROOT), Site.newPassword(), Role.USER))
                .isInstanceOf(AlreadyExistsException.class)
                .hasMessageContaining("[auths.add] at ")
                .hasMessageContaining(": HTTP 400 ");
        assertThat(site.client.users().stream(ada.email())).hasSize(1);
    }

    @Test
    void addressesThatAWildcardWouldMixUpAreFoundExactly() {
        String unique = ServerLine.unique("u");
        site.newPerson(unique + "xa@example.com", Role.USER);
        Site.Person underscore = site.newPerson(unique + "_a@example.com", Role.USER);
        Site.Person plus = site.newPerson(unique + "+a@example.com", Role.USER);
        Site.Person percent = site.newPerson(unique + "%@example.com", Role.USER);

        assertThat(site.client.users().findByEmail(underscore.email()))
                .get()
                .extracting(Account::id)
                .isEqualTo(underscore.id());
        assertThat(site.client.users().findByEmail(plus.email()))
                .get()
                .extracting(Account::id)
                .isEqualTo(plus.id());
        assertThat(site.client.users().findByEmail(percent.email()))
                .get()
                .extracting(Account::id)
                .isEqualTo(percent.id());
        assertThat(site.client.users().findByEmail(unique + "x_@example.com")).isEmpty();
        assertThat(site.client.users().findByEmail(unique + "@example.com")).isEmpty();
    }

    @Test
    void anUnknownAddressIsNotFound() {
        assertThat(site.client.users().findByEmail(ServerLine.unique("nobody") + "@example.com"))
                .isEmpty();
    }

    @Test
    void aNewRoleLeavesTheOtherFieldsAsTheyAre() {
        Site.Person ada = site.newPerson();
        site.store(ada, "{\"ui\":{\"theme\":\"dark\"}}");
        Account before = site.account(ada);

        Account answer = site.client
                .accounts()
                .update(
                        ada.id(),
                        UpdateAccountRequest.builder().role(Role.ADMIN).build());

        Account after = site.account(ada);
        assertThat(answer.role()).isEqualTo(Role.ADMIN);
        assertThat(after.role()).isEqualTo(Role.ADMIN);
        assertThat(after.name()).isEqualTo(before.name());
        assertThat(after.email()).isEqualTo(before.email());
        assertThat(after.profileImageUrl()).isEqualTo(before.profileImageUrl());
        assertThat(after.settings()).isEqualTo(before.settings());
        assertThat(after.createdAt()).isEqualTo(before.createdAt());
        assertThat(site.client.as(ada.token()).settings().get()).isEqualTo(before.settings());
        assertThat(site.client
                        .anonymousAuths()
                        .signIn(new SignInRequest(ada.email(), ada.password()))
                        .token())
                .isNotNull();
    }

    @Test
    void anAccountMadePendingCannotUseItsToken() {
        Site.Person ada = site.newPerson();

        site.client
                .accounts()
                .update(
                        ada.id(),
                        UpdateAccountRequest.builder().role(Role.PENDING).build());

        assertThatThrownBy(() -> site.as(ada).settings().get()).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void aPasswordSetByTheAdministratorSignsInAndTheOldOneDoesNot() {
        Site.Person ada = site.newPerson();
        Secret changed = Site.newPassword();

        site.client
                .accounts()
                .update(
                        ada.id(),
                        UpdateAccountRequest.builder().password(changed).build());

        Session session = site.client.anonymousAuths().signIn(new SignInRequest(ada.email(), changed));
        assertThat(session.id()).isEqualTo(ada.id());
        assertThat(site.client.as(session.token()).settings().get()).isNull();
        assertThatThrownBy(() -> site.client.anonymousAuths().signIn(new SignInRequest(ada.email(), ada.password())))
                .isInstanceOf(UnauthorizedException.class);
        if (line.does(OpenWebUiBehaviour.A_NEW_PASSWORD_ENDS_SESSIONS)) {
            assertThatThrownBy(() -> site.as(ada).settings().get()).isInstanceOf(UnauthorizedException.class);
        } else {
            assertThat(site.as(ada).settings().get()).isNull();
        }
    }

    @Test
    void deletingTwiceIsAsGoodAsOnce() {
        Site.Person ada = site.newPerson();

        assertThat(site.client.users().delete(ada.id())).isTrue();
        assertThat(site.client.users().delete(ada.id())).isTrue();

        assertThat(site.client.users().findByEmail(ada.email())).isEmpty();
        assertThatThrownBy(() -> site.as(ada).settings().get()).isInstanceOf(UnauthorizedException.class);
        assertThat(site.newPerson(ada.email(), Role.USER).id()).isNotEqualTo(ada.id());
    }
}
