package io.github.llmbridge.contract.litellm.tour;

import static io.github.llmbridge.contract.LiteLlmBehaviour.TELLS_ACTIVITY_OF_A_USER;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.spend.ActivityQuery;
import io.github.llmbridge.litellm.users.BulkUpdateUsersRequest;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.github.llmbridge.litellm.users.UpdateUserRequest;
import io.github.llmbridge.litellm.users.UserListQuery;
import java.util.List;

/** Users. */
final class UsersTour extends LiteLlmTour {
    UsersTour(ServerLine line) {
        super(line);
    }

    @Override
    public void run() {
        String ada = id("ada");
        String email = ada + "@example.com";
        // > Make a user (and no key)
        client.users()
                .create(NewUserRequest.builder(ada, Models.of("gpt-4o-mini"))
                        .userEmail(email)
                        .maxBudget(20.0)
                        .build());
        // > Read a user with its keys
        client.users().info(ada);
        // > Find a user by e-mail
        client.users().findByEmail(email);
        // > Change a user
        client.users().update(UpdateUserRequest.builder(ada).maxBudget(30).build());
        // > Change several users
        client.users()
                .bulkUpdate(BulkUpdateUsersRequest.of(
                        List.of(UpdateUserRequest.builder(ada).maxBudget(40).build())));
        // > Every user, page by page
        client.users().stream(UserListQuery.builder().userEmail(email).build()).forEach(row -> {});
        if (line().does(TELLS_ACTIVITY_OF_A_USER)) {
            // > What a user did, day by day
            client.users()
                    .dailyActivity(ActivityQuery.builder(FIRST_DAY, LAST_DAY)
                            .ids(List.of(ada))
                            .build())
                    .forEach(row -> {});
        } else {
            client.users()
                    .dailyActivity(ActivityQuery.builder(FIRST_DAY, LAST_DAY).build())
                    .forEach(row -> {});
        }
        // > The roles
        client.users().availableRoles();
        // > How many users there are
        client.users().availableUsers();
        if (has("users.infoV2")) {
            // > Read a user without its keys
            client.users().infoV2(ada);
        }
        // > Delete a user
        client.users().deleteIfPresent(ada);
    }
}
