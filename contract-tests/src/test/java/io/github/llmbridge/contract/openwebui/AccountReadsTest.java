package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.http.WrongEndpointException;
import io.github.llmbridge.openwebui.users.AccountDetails;
import io.github.llmbridge.openwebui.users.AccountSummary;
import io.github.llmbridge.openwebui.users.Role;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One account by its id, accounts in short, presence, an account's own info, and the end of its sessions. */
@OnEveryLine
class AccountReadsTest extends SiteTest {
    @Test
    void oneAccountIsToldWholeOnTheCurrentLineOnly() {
        Site.Person ada = site.newPerson();
        site.store(ada, "{\"ui\":{\"theme\":\"dark\"}}");

        AccountDetails details = site.client.users().get(ada.id());

        assertThat(details.name()).isEqualTo("Ada");
        assertThat(details.online()).isPresent();
        if (line.isSeedOpenWebUi()) {
            assertThat(details.email()).isNull();
        } else {
            assertThat(details.email()).isEqualTo(ada.email());
            assertThat(details.role()).isEqualTo(Role.USER);
            assertThat(details.settings()).isEqualTo(Site.json("{\"ui\":{\"theme\":\"dark\"}}"));
            assertThat(details.groups()).isEmpty();
        }
        assertThatThrownBy(() -> site.client.users().get(UUID.randomUUID().toString()))
                .isInstanceOfSatisfying(
                        NotFoundException.class,
                        error -> assertThat(error.status()).isEqualTo(400));
    }

    @Test
    void allAccountsAreToldInShort() {
        Site.Person ada = site.newPerson();

        assertThat(site.client.users().all().users())
                .filteredOn(AccountSummary::id, ada.id())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.email()).isEqualTo(ada.email());
                    assertThat(found.role()).isEqualTo(Role.USER);
                });
    }

    @Test
    void aUserFindsOthersWithTheirAddressOnTheCurrentLineOnly() {
        Site.Person ada = site.newPerson();
        Site.Person bob = site.newPerson();

        assertThat(site.as(bob).users().search(ada.email()).users())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.id()).isEqualTo(ada.id());
                    assertThat(found.email()).isEqualTo(line.isSeedOpenWebUi() ? null : ada.email());
                });
    }

    @Test
    void aUserIsToldOfAnotherOnTheCurrentLine() {
        Site.Person ada = site.newPerson();
        Site.Person bob = site.newPerson();

        if (line.isSeedOpenWebUi()) {
            assertThatThrownBy(() -> site.as(bob).users().info(ada.id())).isInstanceOf(WrongEndpointException.class);
        } else {
            assertThat(site.as(bob).users().info(ada.id()).email()).isEqualTo(ada.email());
            assertThatThrownBy(() -> site.as(bob).users().info(UUID.randomUUID().toString()))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void somebodyUnknownIsNotThere() {
        assertThat(site.client
                        .asAdministrator()
                        .users()
                        .active(UUID.randomUUID().toString())
                        .active())
                .isFalse();
        Site.Person ada = site.newPerson();
        site.as(ada).settings().get();
        // 0.6.30 means an open page.
        assertThat(site.as(ada).users().active(ada.id()).active()).isEqualTo(!line.isSeedOpenWebUi());
    }

    @Test
    void fieldsOfTheOwnInfoAreSetOneByOne() {
        Site.Person ada = site.newPerson();
        assertThat(site.as(ada).users().ownInfo()).isNull();

        site.as(ada).users().updateOwnInfo(Map.of("location", "Kyiv", "n", Map.of("a", 1)));
        site.as(ada).users().updateOwnInfo(Map.of("z", 2));

        assertThat(site.as(ada).users().ownInfo())
                .isEqualTo(Site.json("{\"location\":\"Kyiv\",\"n\":{\"a\":1},\"z\":2}"));
    }

    @Test
    void sessionsAreEndedOnTheCurrentLine() {
        Site.Person ada = site.newPerson();

        if (line.isSeedOpenWebUi()) {
            assertThatThrownBy(() -> site.client.users().revokeSessions(ada.id()))
                    .isInstanceOf(WrongEndpointException.class);
            return;
        }
        assertThat(site.client.users().revokeSessions(ada.id())).isTrue();
        assertThatThrownBy(() -> site.as(ada).settings().get()).isInstanceOf(UnauthorizedException.class);
        assertThatThrownBy(() ->
                        site.client.users().revokeSessions(UUID.randomUUID().toString()))
                .isInstanceOfSatisfying(
                        NotFoundException.class,
                        error -> assertThat(error.status()).isEqualTo(404));
    }

    @Test
    void theAdministratorCannotDeleteTheFirstAccount() {
        String first = site.client.asAdministrator().auths().session().id();

        assertThatThrownBy(() -> site.client.users().delete(first))
                .isInstanceOfSatisfying(
                        ForbiddenException.class,
                        error -> assertThat(error.status()).isEqualTo(line.isSeedOpenWebUi() ? 500 : 403));
    }
}
