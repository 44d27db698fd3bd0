package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.REFUSES_KNOWN_USER_IDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.github.llmbridge.litellm.users.NewUser;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.github.llmbridge.litellm.users.User;
import io.github.llmbridge.litellm.users.UserRole;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnEveryLine
class UserCreateTest extends LiteLlmContract {
    private final String id = ServerLine.unique("user");
    private final String email = id + "@example.com";

    private User stored(String userId) {
        return client.users().info(userId).user();
    }

    @Test
    void keepsWhatWasAsked() {
        NewUser made = client.users()
                .create(NewUserRequest.builder(id, Models.of("gpt-4o-mini", "gpt-4o"))
                        .userEmail(email)
                        .userAlias("Ada Lovelace")
                        .userRole(UserRole.INTERNAL_USER)
                        .maxBudget(25.5)
                        .budgetDuration(BudgetDuration.of("30d"))
                        .metadata(Map.of("plan", "pro", "seats", 3))
                        .build());

        assertThat(made.userId()).isEqualTo(id);
        assertThat(made.userEmail()).isEqualTo(email);
        assertThat(made.userRole()).isEqualTo(UserRole.INTERNAL_USER);

        User stored = stored(id);
        assertThat(stored.userId()).isEqualTo(id);
        assertThat(stored.userEmail()).isEqualTo(email);
        assertThat(stored.userAlias()).isEqualTo("Ada Lovelace");
        assertThat(stored.userRole()).isEqualTo(UserRole.INTERNAL_USER);
        assertThat(stored.models()).isEqualTo(Models.of("gpt-4o-mini", "gpt-4o"));
        assertThat(stored.maxBudget()).isEqualTo(25.5);
        assertThat(stored.budgetDuration()).isEqualTo("30d");
        assertThat(stored.spend()).isZero();
        assertThat(stored.teams()).isEmpty();
        assertThat(stored.metadata()).containsEntry("plan", "pro").containsEntry("seats", 3);
    }

    @Test
    void makesNoKey() {
        client.users().create(NewUserRequest.builder(id, Models.all()).build());

        assertThat(client.users().info(id).keys()).isEmpty();
        assertThat(client.keys().stream(KeyListQuery.builder().userId(id).build()))
                .isEmpty();
    }

    @Test
    void aUserWithoutARoleHasNone() {
        client.users().create(NewUserRequest.builder(id, Models.all()).build());

        assertThat(stored(id).userRole()).isNull();
        assertThat(stored(id).models().isAll()).isTrue();
    }

    @Test
    void aKnownIdIsRefusedAndNothingChanges() {
        client.users()
                .create(NewUserRequest.builder(id, Models.of("gpt-4o-mini"))
                        .userAlias("first")
                        .build());
        NewUserRequest again =
                NewUserRequest.builder(id, Models.all()).userAlias("second").build();

        if (!line.does(REFUSES_KNOWN_USER_IDS)) {
            // 1.77.3 answers as if it had made the user.
            assertThat(client.users().create(again).userId()).isEqualTo(id);
        } else {
            assertThatThrownBy(() -> client.users().create(again))
                    .isInstanceOfSatisfying(
                            AlreadyExistsException.class,
                            e -> assertThat(e.status()).isEqualTo(409));
        }

        assertThat(stored(id).userAlias()).isEqualTo("first");
        assertThat(stored(id).models()).isEqualTo(Models.of("gpt-4o-mini"));
        assertThat(client.users().info(id).keys()).isEmpty();
    }

    @Test
    void theEmailOfAnotherUserIsRefusedWhateverItsCase() {
        client.users()
                .create(NewUserRequest.builder(id, Models.all())
                        .userEmail(email)
                        .build());
        String other = ServerLine.unique("user");

        for (String taken : new String[] {email, email.toUpperCase(Locale.ROOT)}) {
            assertThatThrownBy(() -> client.users()
                            .create(NewUserRequest.builder(other, Models.all())
                                    .userEmail(taken)
                                    .build()))
                    .isInstanceOf(AlreadyExistsException.class);
        }
        assertThat(client.users().find(other)).isEmpty();
    }

    @Test
    void aKnownIdWithItsOwnEmailIsRefusedOnBothLines() {
        NewUserRequest request =
                NewUserRequest.builder(id, Models.all()).userEmail(email).build();
        client.users().create(request);

        assertThatThrownBy(() -> client.users().create(request)).isInstanceOf(AlreadyExistsException.class);
    }
}
