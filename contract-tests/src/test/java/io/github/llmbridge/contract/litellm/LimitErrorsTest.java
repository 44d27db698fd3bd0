package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.ANSWERS_422_TO_SPENT_BUDGETS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.ANSWERS_429_TO_SPENT_BUDGETS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.LICENSES_ORGANIZATIONS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.STOPS_REQUESTS_OF_SPENT_TAGS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.STOPS_TEAMS_OF_SPENT_ORGANIZATIONS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.STOPS_USERS_AT_THE_BUDGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Waiting;
import io.github.llmbridge.http.BudgetExceededException;
import io.github.llmbridge.http.EnterpriseOnlyException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.chat.ChatCompletionRequest;
import io.github.llmbridge.litellm.customers.NewCustomerRequest;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import io.github.llmbridge.litellm.organizations.NewOrganizationRequest;
import io.github.llmbridge.litellm.tags.NewTagRequest;
import io.github.llmbridge.litellm.teams.AddTeamMembersRequest;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.litellm.users.NewUserRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Spent budgets. */
@OnEveryLine
class LimitErrorsTest extends LiteLlmContract {
    /** Less than one answer costs, in USD. */
    private static final double TINY = 0.0000001;

    /** How long a request is tried until the cost of the one before counts: at once, on 1.83.14 soon. */
    private static final Duration COUNTED = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(250);

    private static final ChatCompletionRequest QUESTION = ChatCompletionRequest.of("gpt-4o-mini", "Hello?");

    private void assertSpent(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(BudgetExceededException.class, e -> {
            assertThat(e.code()).contains("budget_exceeded");
            assertThat(e.status()).isEqualTo(statusOfSpentBudgets());
        });
    }

    private int statusOfSpentBudgets() {
        if (line.does(ANSWERS_422_TO_SPENT_BUDGETS)) {
            return 422;
        }
        return line.does(ANSWERS_429_TO_SPENT_BUDGETS) ? 429 : 400;
    }

    @Test
    void aKeyThatHasSpentItsBudgetIsStopped() {
        Secret key = make(keyFor(Models.all()).spend(5.0).maxBudget(1.0));

        assertSpent(() -> ask(key, "gpt-4o-mini"));
        assertSpent(() -> client.as(key).models().list());
        assertThat(client.as(key).keys().info(KeyHash.of(key)).spend()).isEqualTo(5.0);
    }

    @Test
    void aBudgetOfNothingStopsAKeyAtOnce() {
        Secret key = make(keyFor(Models.all()).maxBudget(0.0));

        assertSpent(() -> ask(key, "gpt-4o-mini"));
    }

    @Test
    void aLargerBudgetLetsTheKeyGoOn() {
        Secret key = make(keyFor(Models.all()).spend(5.0).maxBudget(1.0));

        client.keys()
                .update(UpdateKeyRequest.builder(KeyHash.of(key))
                        .maxBudget(10.0)
                        .build());

        assertThat(ask(key, "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");
    }

    @Test
    void aUserWhoHasSpentTheBudgetIsStoppedOnAPersonalKeyOnly() {
        String userId = ServerLine.unique("user");
        client.users()
                .create(NewUserRequest.builder(userId, Models.all())
                        .maxBudget(1.0)
                        .additionalProperties(Map.of("spend", 5.0))
                        .build());

        assertSpent(() -> ask(make(keyFor(Models.all()).userId(userId)), "gpt-4o-mini"));
        Secret ofATeam = make(keyFor(Models.all()).userId(userId).teamId(newTeam(Models.all())));
        assertThat(ask(ofATeam, "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");
    }

    @Test
    void aBudgetOfNothingStopsAUserAtOnceSince1_106() {
        String userId = ServerLine.unique("user");
        client.users()
                .create(NewUserRequest.builder(userId, Models.all())
                        .maxBudget(0.0)
                        .build());
        Secret key = make(keyFor(Models.all()).userId(userId));

        if (!line.does(STOPS_USERS_AT_THE_BUDGET)) {
            // 1.77.3 stops a user who has spent more than the budget, not one who has spent all of it.
            assertThat(ask(key, "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");
        } else {
            assertSpent(() -> ask(key, "gpt-4o-mini"));
        }
    }

    @Test
    void aBudgetOfNothingLetsTheFirstRequestOfATeamThrough() {
        String teamId = ServerLine.unique("team");
        client.teams()
                .create(NewTeamRequest.builder(teamId, Models.all())
                        .maxBudget(0.0)
                        .build());

        assertThat(ask(make(keyFor(Models.all()).teamId(teamId)), "gpt-4o-mini"))
                .isEqualTo("Hello from gpt-4o-mini");
    }

    /** The first request is let through, whatever it costs; a later one finds the budget spent. */
    private void assertSpentByOneRequest(Secret key, ChatCompletionRequest request) {
        ThrowingCallable ask = () -> client.as(key).chatCompletions().create(request);
        assertThatCode(ask).doesNotThrowAnyException();

        Waiting.until(COUNTED, PAUSE, () -> catchThrowable(ask) != null);
        assertSpent(ask);
    }

    @Test
    void aTeamThatHasSpentItsBudgetIsStopped() {
        String teamId = ServerLine.unique("team");
        client.teams()
                .create(NewTeamRequest.builder(teamId, Models.all())
                        .maxBudget(TINY)
                        .build());

        assertSpentByOneRequest(make(keyFor(Models.all()).teamId(teamId)), QUESTION);
    }

    @Test
    void aMemberWhoHasSpentTheBudgetInATeamIsStopped() {
        String teamId = newTeam(Models.all());
        String userId = newUser();
        client.teams()
                .addMembers(AddTeamMembersRequest.builder(teamId)
                        .members(List.of(TeamMember.user(userId)))
                        .maxBudgetInTeam(TINY)
                        .build());

        assertSpentByOneRequest(make(keyFor(Models.all()).teamId(teamId).userId(userId)), QUESTION);
    }

    @Test
    void aCustomerWhoHasSpentTheBudgetIsStoppedWhateverTheKey() {
        String customer = ServerLine.unique("customer");
        client.customers()
                .create(NewCustomerRequest.builder(customer).maxBudget(TINY).build());

        assertSpentByOneRequest(
                newKey(),
                ChatCompletionRequest.builder("gpt-4o-mini", "Hello?")
                        .user(customer)
                        .build());
    }

    @Test
    void aTagThatHasSpentItsBudgetStopsItsRequestsSince1_90() {
        String tag = ServerLine.unique("tag");
        client.tags().create(NewTagRequest.builder(tag).maxBudget(TINY).build());
        ChatCompletionRequest tagged = ChatCompletionRequest.builder("gpt-4o-mini", "Hello?")
                .metadata(Map.of("tags", List.of(tag)))
                .build();
        Secret key = newKey();

        if (!line.does(STOPS_REQUESTS_OF_SPENT_TAGS)) {
            // 1.77.3 takes a budget for a tag and forgets it; 1.83.14 counts too late.
            client.as(key).chatCompletions().create(tagged);
            client.as(key).chatCompletions().create(tagged);
        } else {
            assertSpentByOneRequest(key, tagged);
            assertThat(ask(key, "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");
        }
    }

    @Test
    void anOrganizationThatHasSpentItsBudgetIsStoppedWhereItCounts() {
        String organization = ServerLine.unique("org");
        NewOrganizationRequest request = NewOrganizationRequest.builder(organization, organization, Models.all())
                .maxBudget(TINY)
                .build();
        if (line.does(LICENSES_ORGANIZATIONS)) {
            // Organizations need a licence there.
            assertThatThrownBy(() -> client.organizations().create(request))
                    .isInstanceOf(EnterpriseOnlyException.class);
            return;
        }
        client.organizations().create(request);
        String team = ServerLine.unique("team");
        client.teams()
                .create(NewTeamRequest.builder(team, Models.of("gpt-4o-mini"))
                        .organizationId(organization)
                        .build());
        Secret key = make(keyFor(Models.of("gpt-4o-mini")).teamId(team));

        if (line.does(STOPS_TEAMS_OF_SPENT_ORGANIZATIONS)) {
            assertSpentByOneRequest(key, QUESTION);
        } else {
            assertThat(ask(key, "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");
            assertThat(ask(key, "gpt-4o-mini")).isEqualTo("Hello from gpt-4o-mini");
        }
    }
}
