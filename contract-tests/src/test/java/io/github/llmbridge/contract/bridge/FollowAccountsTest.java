package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.person.Removals;
import io.github.llmbridge.bridge.report.FollowerStatus;
import io.github.llmbridge.bridge.report.FollowerStatus.Open;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ReadsEverybody;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.auths.Session;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of accounts that a follower found, made, or leaves behind. */
@OnEveryLine
@ReadsEverybody
class FollowAccountsTest extends FollowingTest {
    @Test
    void theAccountOfADeactivatedUserIsPendingUntilThatEnds() {
        follow(options -> options);
        String ada = user(user -> user.userAlias("Ada"));
        within(() -> isConnected(ada));

        setMetadata(ada, Map.of("scim_active", false));
        within(() -> account(ada).role().equals(Role.PENDING));
        assertThat(connection(ada).enabled()).isFalse();

        setMetadata(ada, Map.of("scim_active", true));
        within(() -> account(ada).role().equals(Role.USER) && connection(ada).enabled());
    }

    @Test
    void anAccountIsDeletedOnlyIfThatIsAskedForAndElsePending() {
        String ada = user(user -> user.userAlias("Ada"));
        String bob = user(user -> user.userAlias("Bob"));
        once(options -> options);
        bridge.liteLlm.users().delete(ada);

        once(options -> options);

        assertThat(account(ada).role()).isEqualTo(Role.PENDING);
        assertThat(connections(ada)).isEmpty();
        bridge.liteLlm.users().delete(bob);
        FollowerStatus refused = once(options -> options.deletesAccounts(true).removals(new Removals(0, 0)));
        assertThat(refused.failing()).singleElement().satisfies(open -> {
            assertThat(open.id()).isEqualTo(bob);
            assertThat(open.why()).contains("allow more");
        });
        assertThat(account(bob).role()).isEqualTo(Role.USER);

        once(options -> options.deletesAccounts(true));

        assertThat(accounts(email(bob))).isEmpty();
        assertThat(accounts(email(ada))).hasSize(1);
    }

    @Test
    void aPasswordThatIsSetLaterSignsInWhomTheFollowerMadeAndTheFollowerGoesOn() {
        String ada = user(user -> user.userAlias("Ada"));
        once(options -> options);
        Secret password = Secret.of("Set in the page 1!");
        bridge.openWebUi
                .users()
                .update(
                        account(ada).id(),
                        UpdateAccountRequest.builder()
                                .password(password)
                                .build()
                                .completedBy(account(ada)));

        Session session = bridge.openWebUi.anonymousAuths().signIn(new SignInRequest(email(ada), password));

        assertThat(session.id()).isEqualTo(account(ada).id());
        bridge.liteLlm.keys().block(key(ada).token());
        once(options -> options);
        assertThat(connection(ada).enabled()).isFalse();
    }

    @Test
    void anAccountThatNobodyVouchesForWaitsAndIsListed() {
        String eve = user(user -> user.userAlias("Eve"));
        addAccount(email(eve));

        FollowerStatus status = once(options -> options);

        assertThat(status.waiting()).singleElement().extracting(Open::id).isEqualTo(eve);
        assertThat(keys(eve)).isEmpty();
        assertThat(bridge.facade().followerStatus().waiting()).hasSize(1);
    }
}
