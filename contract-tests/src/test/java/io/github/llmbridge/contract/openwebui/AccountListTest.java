package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ReadsEverybody;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.AccountPage;
import io.github.llmbridge.openwebui.users.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnEveryLine
@ReadsEverybody
class AccountListTest extends SiteTest {
    @Test
    void moreAccountsThanAPageHoldsAreStreamedEachOnceInTheOrderOfTheirAddresses() {
        String unique = ServerLine.unique("u");
        List<String> emails = addPageAndMore(unique + "1");

        List<String> streamed =
                site.client.users().stream(unique).map(Account::email).toList();

        assertThat(streamed).isEqualTo(emails);
        assertThat(site.client.users().list(1, unique).users()).hasSize(AccountPage.SIZE);
        assertThat(site.client.users().list(3, unique).users()).isEmpty();
    }

    @Test
    void anAddressIsFoundAlsoWhenItsWildcardsFillThePageWithOthers() {
        String unique = ServerLine.unique("u");
        addPageAndMore(unique + "1");
        // Digits come before underscores in the server's order, so this one is on the second page.
        Site.Person last = site.newPerson(unique + "___@example.com", Role.USER);

        assertThat(site.client.users().findByEmail(last.email()))
                .get()
                .extracting(Account::id)
                .isEqualTo(last.id());
        assertThat(site.client.users().findByEmail(unique + "1__@example.com")).isEmpty();
    }

    @Test
    void aStreamThatIsCutShortAsksForNoFurtherPage() {
        String unique = ServerLine.unique("u");
        site.newPerson(unique + "@example.com", Role.USER);
        site.wire.clear();

        assertThat(site.client.users().stream(unique).findFirst()).isPresent();

        assertThat(site.wire.exchanges()).hasSize(1);
    }

    /** Two digits follow the prefix. */
    private List<String> addPageAndMore(String prefix) {
        List<String> emails = new ArrayList<>();
        for (int i = 10; i < 10 + AccountPage.SIZE + 2; i++) {
            emails.add(site.newPerson(prefix + i + "@example.com", Role.USER).email());
        }
        return emails;
    }
}
