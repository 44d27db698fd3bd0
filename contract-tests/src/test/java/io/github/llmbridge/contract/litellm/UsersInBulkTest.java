package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.COUNTS_ACTIVE_USERS_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.users.BulkUpdateUsersRequest;
import io.github.llmbridge.litellm.users.BulkUpdatedUsers;
import io.github.llmbridge.litellm.users.IdList;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.github.llmbridge.litellm.users.UpdateUserRequest;
import io.github.llmbridge.litellm.users.User;
import io.github.llmbridge.litellm.users.UserListQuery;
import io.github.llmbridge.litellm.users.UserUpdateResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnEveryLine
class UsersInBulkTest extends LiteLlmContract {
    private static UpdateUserRequest budget(String userId) {
        return UpdateUserRequest.builder(userId).maxBudget(3.0).build();
    }

    @Test
    void thoseWhoExistAreChangedAndNobodyIsMade() {
        String one = newUser();
        String two = newUser();
        String unknown = ServerLine.unique("user");

        BulkUpdatedUsers done = client.users()
                .bulkUpdate(BulkUpdateUsersRequest.of(List.of(budget(one), budget(unknown), budget(two))));

        assertThat(done.totalRequested()).isEqualTo(3);
        assertThat(done.successfulUpdates()).isEqualTo(2);
        assertThat(done.failedUpdates()).isEqualTo(1);
        assertThat(done.results())
                .filteredOn(UserUpdateResult::success)
                .extracting(UserUpdateResult::userId)
                .containsExactly(one, two);
        assertThat(done.results())
                .filteredOn(result -> !result.success())
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.userId()).isEqualTo(unknown);
                    assertThat(result.error()).contains("not found");
                });
        assertThat(client.users().info(one).user().maxBudget()).isEqualTo(3.0);
        assertThat(client.users().find(unknown)).isEmpty();
    }

    @Test
    void noneThatExistsIsNoCallThatChanges() {
        String unknown = ServerLine.unique("user");

        BulkUpdatedUsers done = client.users().bulkUpdate(BulkUpdateUsersRequest.of(List.of(budget(unknown))));

        assertThat(done.failedUpdates()).isEqualTo(1);
        assertThat(wire.writes()).isEmpty();
    }

    @Test
    void anIdWithACommaIsFound() {
        String odd = ServerLine.unique("Lovelace, Ada ");
        client.users().create(NewUserRequest.builder(odd, Models.all()).build());

        assertThat(client.users()
                        .bulkUpdate(BulkUpdateUsersRequest.of(List.of(budget(odd))))
                        .successfulUpdates())
                .isEqualTo(1);
        assertThat(client.users().info(odd).user().maxBudget()).isEqualTo(3.0);
    }

    @Test
    void theServerItselfMakesWhomItDoesNotKnow() {
        String unknown = ServerLine.unique("user");

        BulkUpdatedUsers done = client.users().bulkUpdateAnswer(BulkUpdateUsersRequest.of(List.of(budget(unknown))));

        assertThat(done.successfulUpdates()).isEqualTo(1);
        assertThat(client.users().deleteIfPresent(unknown)).isTrue();
        assertThat(client.users().deleteIfPresent(unknown)).isFalse();
    }

    @Test
    void oneIdIsListedExactlyThoughTheNewerLineWouldTakeAPart() {
        String user = newUser();
        String part = user.substring(0, user.length() - 2);

        assertThat(client.users().stream(
                        UserListQuery.builder().userIds(IdList.of(user)).build()))
                .extracting(User::userId)
                .containsExactly(user);
        assertThat(client.users().stream(
                        UserListQuery.builder().userIds(IdList.of(part)).build()))
                .isEmpty();
    }

    @Test
    void rolesAndNumbersOfUsersAreTold() {
        newUser();

        assertThat(client.users().availableRoles())
                .containsOnlyKeys("proxy_admin", "proxy_admin_viewer", "internal_user", "internal_user_viewer");
        assertThat(client.users().availableRoles().get("internal_user").description())
                .contains("their own keys");
        assertThat(client.users().availableUsers().totalUsersUsed()).isPositive();
        assertThat(client.users().availableUsers().totalUsers()).isNull();
    }

    @Test
    void aUserThatScimSwitchedOffIsCountedBefore1_97() {
        try (ServerLine alone = line.alone();
                LiteLlmClient admin = wire.liteLlm(alone)) {
            int before = admin.users().availableUsers().totalUsersUsed();

            admin.users()
                    .create(NewUserRequest.builder(ServerLine.unique("user"), Models.all())
                            .build());
            admin.users()
                    .create(NewUserRequest.builder(ServerLine.unique("user"), Models.all())
                            .metadata(Map.of("scim_active", false))
                            .build());

            assertThat(admin.users().availableUsers().totalUsersUsed())
                    .isEqualTo(before + (line.does(COUNTS_ACTIVE_USERS_ONLY) ? 1 : 2));
        }
    }
}
