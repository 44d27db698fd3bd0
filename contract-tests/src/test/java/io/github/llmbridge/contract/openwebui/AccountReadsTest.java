package io.github.llmbridge.contract.openwebui;

import static io.github.llmbridge.contract.Declarations.field;
import static io.github.llmbridge.contract.Declarations.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.OpenWebUiBehaviour;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.http.WrongEndpointException;
import io.github.llmbridge.openwebui.users.AccountDetails;
import io.github.llmbridge.openwebui.users.AccountSummary;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.UserDirectory;
import io.github.llmbridge.openwebui.users.Users;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One account by its id, accounts in short, presence, an account's own info, and the end of its sessions. */
@OnEveryLine
class AccountReadsTest extends SiteTest {
    @Test
    void oneAccountIsToldWholeSince0_6_41() {
        Site.Person ada = site.newPerson();
        site.store(ada, "{\"ui\":{\"theme\":\"dark\"}}");

        AccountDetails details = site.client.users().get(ada.id());

        assertThat(details.name()).isEqualTo("Ada");
        assertThat(details.online()).isPresent();
        if (line.openWebUiHas(field(AccountDetails.class, "groups"))) {
            assertThat(details.email()).isEqualTo(ada.email());
            assertThat(details.role()).isEqualTo(Role.USER);
            assertThat(details.settings()).isEqualTo(Site.json("{\"ui\":{\"theme\":\"dark\"}}"));
            assertThat(details.groups()).isEmpty();
        } else {
            assertThat(details.groups()).isNull();
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
    void aUserFindsOthersWithTheirAddressWhereASearchTellsIt() {
        Site.Person ada = site.newPerson();
        Site.Person bob = site.newPerson();

        assertThat(site.as(bob).users().search(ada.email()).users())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.id()).isEqualTo(ada.id());
                    assertThat(found.email())
                            .isEqualTo(line.does(OpenWebUiBehaviour.SEARCHES_TELL_ADDRESSES) ? ada.email() : null);
                });
    }

    @Test
    void aUserIsToldOfAnotherSince0_8() {
        Site.Person ada = site.newPerson();
        Site.Person bob = site.newPerson();

        if (line.openWebUiHas(operation(UserDirectory.class, "info"))) {
            assertThat(site.as(bob).users().info(ada.id()).email()).isEqualTo(ada.email());
            assertThatThrownBy(() -> site.as(bob).users().info(UUID.randomUUID().toString()))
                    .isInstanceOf(NotFoundException.class);
        } else {
            assertThatThrownBy(() -> site.as(bob).users().info(ada.id())).isInstanceOf(WrongEndpointException.class);
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
        assertThat(site.as(ada).users().active(ada.id()).active())
                .isEqualTo(line.does(OpenWebUiBehaviour.PRESENCE_IS_THE_LAST_CALL));
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
    void sessionsAreEndedSince0_12() {
        Site.Person ada = site.newPerson();

        if (!line.openWebUiHas(operation(Users.class, "revokeSessions"))) {
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
                        error -> assertThat(error.status())
                                .isEqualTo(
                                        line.does(OpenWebUiBehaviour.TELLS_THAT_THE_FIRST_ACCOUNT_IS_PROTECTED)
                                                ? 403
                                                : 500));
    }
}
