package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.OpenWebUiBehaviour;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.UnprocessableException;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.auths.Session;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import okhttp3.RequestBody;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** A change of an account changes what it names, whatever else was done to the account since somebody looked. */
@OnEveryLine
class AccountChangeTest extends SiteTest {
    private static final UpdateAccountRequest ADMIN =
            UpdateAccountRequest.builder().role(Role.ADMIN).build();

    @Test
    void onlyWhatChangesIsSentWhereTheServerCanDoWithThat() {
        Site.Person ada = site.newPerson();
        List<String> bodies = new ArrayList<>();
        site.wire.trouble((number, request) -> {
            if (request.body() != null && request.url().encodedPath().endsWith("/update")) {
                bodies.add(text(request.body()));
            }
            return Wire.Effect.NONE;
        });

        site.client.accounts().update(ada.id(), ADMIN);

        if (line.does(OpenWebUiBehaviour.UPDATES_ACCOUNTS_PARTIALLY)) {
            assertThat(bodies).containsExactly("{\"role\":\"admin\"}");
        } else {
            assertThat(Site.json(bodies.get(0))).containsOnlyKeys("role", "name", "email", "profile_image_url");
        }
    }

    @Test
    void aRenameBetweenLookAndChangeSurvives() {
        Site.Person ada = site.newPerson();
        Account looked = site.account(ada);
        behind(ada, Map.of("name", "Ada Lovelace", "profile_image_url", "/static/favicon.png"));

        Account answer = site.client.accounts().update(looked, ADMIN);

        Account now = site.account(ada);
        assertThat(now.name()).isEqualTo("Ada Lovelace").isEqualTo(answer.name());
        assertThat(now.profileImageUrl()).isEqualTo("/static/favicon.png");
        assertThat(now.role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void aNewAddressBetweenLookAndChangeSurvives() {
        Site.Person ada = site.newPerson();
        Account looked = site.account(ada);
        String moved = ServerLine.unique("moved") + "@example.com";
        behind(ada, Map.of("email", moved));

        site.client.accounts().update(looked, ADMIN);

        assertThat(site.account(moved)).extracting(Account::id, Account::role).containsExactly(ada.id(), Role.ADMIN);
    }

    @Test
    void anotherAccountThatHasTheAddressNowIsLeftAlone() {
        Site.Person ada = site.newPerson();
        Account looked = site.account(ada);
        behind(ada, Map.of("email", ServerLine.unique("moved") + "@example.com"));
        Site.Person heir = site.newPerson(ada.email(), Role.USER);

        site.client.accounts().update(looked, ADMIN);

        assertThat(site.account(heir).role()).isEqualTo(Role.USER);
    }

    @Test
    void anAccountIsChangedByItsIdAlone() {
        Site.Person ada = site.newPerson();
        behind(ada, Map.of("name", "50%_\\ Ada" + ada.id()));

        Account answer = site.client.accounts().update(ada.id(), ADMIN);

        assertThat(answer.role()).isEqualTo(Role.ADMIN);
        assertThat(site.account(ada))
                .extracting(Account::role, Account::name)
                .containsExactly(Role.ADMIN, "50%_\\ Ada" + ada.id());
    }

    @Test
    void whatIsStoredIsKeptEvenIfNobodyMayWriteItToday() {
        Site.Person ada = site.newPerson();
        behind(ada, Map.of("name", "", "role", "superuser", "email", ada.email() + "\u00a0"));

        site.client
                .accounts()
                .update(
                        ada.id(),
                        UpdateAccountRequest.builder()
                                .profileImageUrl("/static/favicon.png")
                                .build());

        assertThat(stored(ada))
                .extracting(Account::name, account -> account.role().value(), Account::email, Account::profileImageUrl)
                .containsExactly("", "superuser", ada.email() + "\u00a0", "/static/favicon.png");
    }

    @Test
    void eachFieldCanBeChanged() {
        Site.Person ada = site.newPerson();
        String moved = ServerLine.unique("moved") + "@example.com";
        UpdateAccountRequest change = UpdateAccountRequest.builder()
                .name("Ada L.")
                .email(moved)
                .password(Site.newPassword())
                .profileImageUrl("/static/favicon.png")
                .build();

        site.client.accounts().update(ada.id(), change);

        assertThat(site.account(moved))
                .extracting(Account::id, Account::name, Account::role, Account::profileImageUrl)
                .containsExactly(ada.id(), "Ada L.", Role.USER, "/static/favicon.png");
        assertThat(site.client
                        .anonymousAuths()
                        .signIn(new SignInRequest(moved, change.password()))
                        .id())
                .isEqualTo(ada.id());
    }

    @Test
    void anOddPictureIsSentWithTheWholeAndKeptOrRefusedWherePicturesAreChecked() {
        for (String picture : List.of(
                "data:image/svg+xml;base64,AAAA", "/brand/a.svg", "data:image/bmp;base64,AA", "//example.com/x")) {
            Site.Person ada = site.newPerson();

            if (line.does(OpenWebUiBehaviour.CHECKS_PICTURES)) {
                // Stored by an older version, it stays, since a change of the role does not send it.
                assertThatThrownBy(() -> behind(ada, Map.of("profile_image_url", picture)))
                        .isInstanceOf(UnprocessableException.class)
                        .hasMessageContaining("Invalid profile image URL");
            } else {
                behind(ada, Map.of("profile_image_url", picture));
                site.client.accounts().update(ada.id(), ADMIN);
                assertThat(site.account(ada))
                        .extracting(Account::role, Account::profileImageUrl)
                        .containsExactly(Role.ADMIN, picture);
            }
        }
    }

    @Test
    void anAccountWithoutAPictureIsChangedAndStillHasNone() {
        Session ada = site.add(
                new AddAccountRequest("Ada", ServerLine.unique("u") + "@example.com", Site.newPassword(), Role.USER)
                        .withProfileImageUrl(""));
        Account before = site.account(ada.email());

        site.client.accounts().update(ada.id(), ADMIN);

        Account after = site.account(ada.email());
        assertThat(after.role()).isEqualTo(Role.ADMIN);
        assertThat(after.profileImageUrl()).isEqualTo(before.profileImageUrl());
    }

    @Test
    void anUnknownAccountIsNotFoundAndATakenAddressSaysSo() {
        Site.Person ada = site.newPerson();
        Site.Person bob = site.newPerson();

        assertThatThrownBy(() -> site.client.accounts().update(UUID.randomUUID().toString(), ADMIN))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> site.client
                        .accounts()
                        .update(
                                ada.id(),
                                UpdateAccountRequest.builder()
                                        .email(bob.email())
                                        .build()))
                .isInstanceOf(AlreadyExistsException.class);
        site.behind.users().delete(ada.id());
        assertThatThrownBy(() -> site.client.accounts().update(ada.asAccount(), ADMIN))
                .isInstanceOf(NotFoundException.class);
    }

    private static String text(RequestBody body) {
        Buffer buffer = new Buffer();
        try {
            body.writeTo(buffer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.readUtf8();
    }

    private void behind(Site.Person person, Map<String, Object> change) {
        UpdateAccountRequest request =
                new UpdateAccountRequest(null, null, null, null, null, change).completedBy(stored(person));
        site.behind
                .users()
                .update(
                        person.id(),
                        line.does(OpenWebUiBehaviour.UPDATES_ACCOUNTS_PARTIALLY)
                                ? new UpdateAccountRequest(null, null, null, null, null, change)
                                : request);
    }

    private Account stored(Site.Person person) {
        return site.behind.users().stream(person.email())
                .filter(found -> found.id().equals(person.id()))
                .findFirst()
                .orElseThrow();
    }
}
