package io.github.llmbridge.contract.litellm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.budgets.NewBudgetRequest;
import io.github.llmbridge.litellm.keys.GeneratedKey;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import io.github.llmbridge.litellm.teams.AddTeamMembersRequest;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.github.llmbridge.litellm.users.UpdateUserRequest;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts keep 16 digits: the query engine writes them so. */
@OnEveryLine
class NumbersTest extends LiteLlmContract {
    private static final double THIRD = 100.0 / 3;
    private static final double KEPT = 33.33333333333334;

    private UpdateKeyRequest.Builder change(Secret key) {
        return UpdateKeyRequest.builder(KeyHash.of(key));
    }

    @ParameterizedTest
    @CsvSource({
        "33.333333333333336, 33.33333333333334",
        "0.30000000000000004, 0.3",
        "0.14285714285714285, 0.1428571428571428",
        "3333333333333333.5, 3333333333333334",
        "123456789.12345679, 123456789.1234568",
        "1.4285714285714286e20, 1.428571428571429e20",
        "1.0000000000000002, 1",
        "0.6666666666666666, 0.6666666666666666",
        "4.35, 4.35",
        "1e-300, 1e-300",
        "1e23, 1e23"
    })
    void anAmountIsRoundedToSixteenDigits(double asked, double kept) {
        Secret key = make(keyFor(Models.all()).maxBudget(asked));

        assertThat(stored(key).maxBudget()).isEqualTo(kept);
        // A rounded amount stays as it is.
        client.keys().update(change(key).maxBudget(kept).build());
        assertThat(stored(key).maxBudget()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 7, 11, 13, 17, 19, 23, 29, 31, 37})
    void roundingLooksAtTheNumberItselfAndNotAtItsShortestText(int divisor) {
        Secret key = newKey();
        for (double numerator : new double[] {1, 2, 5, 100, 1e-7, 123_456_789}) {
            double asked = numerator / divisor;

            client.keys().update(change(key).maxBudget(asked).build());

            MathContext sixteenDigits = new MathContext(16, RoundingMode.HALF_EVEN);
            assertThat(stored(key).maxBudget())
                    .isEqualTo(new BigDecimal(asked).round(sixteenDigits).doubleValue());
        }
    }

    @Test
    void theAnswerToANewKeyShowsWhatWasAskedAndTheOneToAChangeWhatIsKept() {
        GeneratedKey made = client.keys()
                .generate(keyFor(Models.all()).maxBudget(THIRD).spend(THIRD).build());

        assertThat(made.maxBudget()).isEqualTo(THIRD);
        assertThat(made.spend()).isEqualTo(THIRD);
        assertThat(client.keys().info(made.token()).spend()).isEqualTo(KEPT);
        assertThat(client.keys()
                        .update(UpdateKeyRequest.builder(made.token())
                                .maxBudget(THIRD)
                                .build())
                        .maxBudget())
                .isEqualTo(KEPT);
    }

    @Test
    void metadataKeepsEveryDigit() {
        Map<String, Object> exact = Map.of("share", THIRD, "shares", List.of(0.30000000000000004));

        Map<String, Object> kept =
                stored(make(keyFor(Models.all()).metadata(exact))).metadata();

        assertThat(kept.get("share")).hasToString("33.333333333333336");
        assertThat(kept.get("shares"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .singleElement()
                .hasToString("0.30000000000000004");
    }

    @Test
    void usersAreRoundedAlike() {
        String id = ServerLine.unique("user");

        assertThat(client.users()
                        .create(NewUserRequest.builder(id, Models.all())
                                .maxBudget(THIRD)
                                .build())
                        .maxBudget())
                .isEqualTo(THIRD);
        assertThat(client.users().info(id).user().maxBudget()).isEqualTo(KEPT);

        client.users().update(UpdateUserRequest.builder(id).maxBudget(1.0 / 7).build());
        assertThat(client.users().info(id).user().maxBudget()).isEqualTo(0.1428571428571428);
    }

    @Test
    void teamsTheirMembersAndSharedBudgetsAreRoundedAlike() {
        String id = ServerLine.unique("team");
        Team made = client.teams()
                .create(NewTeamRequest.builder(id, Models.all())
                        .maxBudget(THIRD)
                        .build());
        assertThat(made.maxBudget()).isEqualTo(KEPT);
        assertThat(client.teams().info(id).teamInfo().maxBudget()).isEqualTo(KEPT);

        client.teams()
                .addMembers(AddTeamMembersRequest.builder(id)
                        .members(List.of(TeamMember.user(newUser())))
                        .maxBudgetInTeam(THIRD)
                        .build());
        assertThat(client.teams().info(id).teamMemberships().stream()
                        .map(membership -> membership.litellmBudgetTable())
                        .filter(Objects::nonNull)
                        .map(budget -> budget.maxBudget()))
                .containsExactly(KEPT);

        String budget = ServerLine.unique("budget");
        client.budgets()
                .create(NewBudgetRequest.builder(budget)
                        .maxBudget(THIRD)
                        .softBudget(THIRD)
                        .build());
        assertThat(client.budgets().info(budget).maxBudget()).isEqualTo(KEPT);
        assertThat(client.budgets().info(budget).softBudget()).isEqualTo(KEPT);
        client.budgets().deleteIfPresent(budget);
    }
}
