package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.CLEARS_BUDGETS_OF_USERS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.CLEARS_PERIODS_OF_USERS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.UPDATES_ALIASES_OF_USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnprocessableException;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.litellm.teams.TeamMemberRequest;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.github.llmbridge.litellm.users.UpdateUserRequest;
import io.github.llmbridge.litellm.users.User;
import io.github.llmbridge.litellm.users.UserRole;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryLine
class UserChangeTest extends LiteLlmContract {
    private final String id = ServerLine.unique("user");

    @BeforeEach
    void makeAUser() {
        client.users()
                .create(NewUserRequest.builder(id, Models.of("gpt-4o-mini"))
                        .userEmail(id + "@example.com")
                        .userAlias("Ada")
                        .userRole(UserRole.INTERNAL_USER)
                        .maxBudget(5.0)
                        .budgetDuration(BudgetDuration.of("30d"))
                        .metadata(Map.of("plan", "free", "note", "first"))
                        .build());
    }

    private User user() {
        return client.users().info(id).user();
    }

    private UpdateUserRequest.Builder change() {
        return UpdateUserRequest.builder(id);
    }

    @Test
    void whatIsNotSetStaysAsItIs() {
        User answered = client.users().update(change().maxBudget(6.0).build()).data();

        assertThat(answered.userId()).isEqualTo(id);
        assertThat(answered.maxBudget()).isEqualTo(6.0);
        assertThat(user().maxBudget()).isEqualTo(6.0);
        assertThat(user().userAlias()).isEqualTo("Ada");
        assertThat(user().userEmail()).isEqualTo(id + "@example.com");
        assertThat(user().userRole()).isEqualTo(UserRole.INTERNAL_USER);
        assertThat(user().models()).isEqualTo(Models.of("gpt-4o-mini"));
        assertThat(user().budgetDuration()).isEqualTo("30d");
        assertThat(user().metadata()).containsEntry("plan", "free").containsEntry("note", "first");
    }

    @Test
    void everyFieldThatIsSetIsStored() {
        client.users()
                .update(change().models(Models.of("gpt-4o", "claude-sonnet"))
                        .userEmail("new-" + id + "@example.com")
                        .userRole(UserRole.INTERNAL_USER_VIEWER)
                        .maxBudget(50.0)
                        .budgetDuration(BudgetDuration.of("7d"))
                        .build());

        assertThat(user().models()).isEqualTo(Models.of("gpt-4o", "claude-sonnet"));
        assertThat(user().userEmail()).isEqualTo("new-" + id + "@example.com");
        assertThat(user().userRole()).isEqualTo(UserRole.INTERNAL_USER_VIEWER);
        assertThat(user().maxBudget()).isEqualTo(50.0);
        assertThat(user().budgetDuration()).isEqualTo("7d");
    }

    @Test
    void theDisplayNameIsChangedSince1_106() {
        client.users().update(change().userAlias("Ada L.").build());

        // 1.77.3 does not know the field here.
        assertThat(user().userAlias()).isEqualTo(line.does(UPDATES_ALIASES_OF_USERS) ? "Ada L." : "Ada");
    }

    @Test
    void metadataIsReplacedAsAWhole() {
        client.users().update(change().metadata(Map.of("plan", "pro")).build());

        assertThat(user().metadata()).containsEntry("plan", "pro").doesNotContainKey("note");
    }

    @Test
    void theBudgetIsClearedSince1_106() {
        client.users().update(change().clearMaxBudget().clearBudgetDuration().build());

        // 1.77.3 ignores the null.
        assertThat(user().maxBudget()).isEqualTo(line.does(CLEARS_BUDGETS_OF_USERS) ? null : 5.0);
        assertThat(user().budgetDuration()).isEqualTo(line.does(CLEARS_PERIODS_OF_USERS) ? null : "30d");
    }

    @Test
    void aUserIsOpenedToAllModelsByTheirCommonName() {
        client.users().update(change().models(Models.of("all-proxy-models")).build());

        Secret key = make(keyFor(Models.all()).userId(id));
        assertThat(ask(key, "claude-sonnet")).isEqualTo("Hello from claude-sonnet");
    }

    @Test
    void anUnknownUserIsNotFoundThoughTheServerWouldMakeIt() {
        UpdateUserRequest change = UpdateUserRequest.builder(ServerLine.unique("user"))
                .maxBudget(7.0)
                .build();

        assertThatThrownBy(() -> client.users().update(change))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(change.userId());
        assertThat(client.users().find(change.userId())).isEmpty();

        client.users().updateAnswer(change);
        assertThat(client.users().info(change.userId()).user().maxBudget()).isEqualTo(7.0);
        client.users().delete(change.userId());
    }

    @Test
    void aUserIsNamedByItsEmailWhateverTheCase() {
        User after = client.users()
                .update(UpdateUserRequest.byEmail(id.toUpperCase(Locale.ROOT) + "@Example.com")
                        .maxBudget(8.0)
                        .build())
                .data();

        assertThat(after.userId()).isEqualTo(id);
        assertThat(after.userEmail()).isEqualTo(id + "@example.com");
        assertThat(user().maxBudget()).isEqualTo(8.0);
    }

    @Test
    void anUnknownEmailIsNotFoundThoughTheServerWouldMakeAUser() {
        String email = ServerLine.unique("nobody") + "@example.com";

        assertThatThrownBy(() -> client.users()
                        .update(UpdateUserRequest.byEmail(email).maxBudget(8.0).build()))
                .isInstanceOf(NotFoundException.class);
        assertThat(client.users().findByEmail(email)).isEmpty();
    }

    @Test
    void theEmailOfAnotherUserIsRefusedThoughTheServerWouldTakeIt() {
        String other = newUser();
        UpdateUserRequest change = UpdateUserRequest.builder(other)
                .userEmail(id.toUpperCase(Locale.ROOT) + "@example.com")
                .build();

        assertThatThrownBy(() -> client.users().update(change)).isInstanceOf(AlreadyExistsException.class);
        assertThat(client.users().info(other).user().userEmail()).isNull();

        client.users().update(change().userEmail(id + "@example.com").build());
        assertThat(user().userEmail()).isEqualTo(id + "@example.com");

        client.users().updateAnswer(change);
        assertThat(client.users().findByEmail(id + "@example.com").map(User::userId))
                .contains(id);
        assertThatThrownBy(() -> client.users().findByEmail(id + "@EXAMPLE.com"))
                .isInstanceOf(UnprocessableException.class);
        client.users().delete(other);
    }

    @Test
    void infoShowsTheUsersKeys() {
        Secret key = make(keyFor(Models.all()).userId(id));

        assertThat(client.users().info(id).keys()).extracting(Key::token).containsExactly(KeyHash.of(key));
    }

    @Test
    void anUnknownUserIsNotFoundOnBothLines() {
        String unknown = ServerLine.unique("user");

        assertThat(client.users().find(unknown)).isEmpty();
        assertThatThrownBy(() -> client.users().info(unknown))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("[users.info] at ")
                .hasMessageContaining(unknown);
    }

    @Test
    void aDeletedUserIsGoneWithItsKeysAndMemberships() {
        KeyHash key = KeyHash.of(make(keyFor(Models.all()).userId(id)));
        String teamId = newTeam(Models.all());
        client.teams().addMember(new TeamMemberRequest(teamId, TeamMember.user(id)));

        client.users().delete(id);

        assertThat(client.users().find(id)).isEmpty();
        // A key that is deleted by itself is told of since 1.106.
        assertThatThrownBy(() -> client.keys().info(key)).isInstanceOf(NotFoundException.class);
        assertThat(client.teams().info(teamId).teamInfo().hasMember(id)).isFalse();
    }

    @Test
    void aUserIsDeletedOnce() {
        client.users().delete(id);

        assertThatThrownBy(() -> client.users().delete(id))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("[users.delete] at ")
                .hasMessageContaining(": HTTP 404 ");
    }

    @Test
    void theIdAndTheEmailOfADeletedUserAreFreeAgain() {
        client.users().delete(id);

        client.users()
                .create(NewUserRequest.builder(id, Models.all())
                        .userEmail(id + "@example.com")
                        .build());

        assertThat(user().userAlias()).isNull();
        assertThat(user().models().isAll()).isTrue();
    }
}
