package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.KEEPS_MEMBERS_OF_OTHERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.github.llmbridge.litellm.keys.KeySelection;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.litellm.teams.TeamMemberRequest;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.github.llmbridge.litellm.users.UpdateUserRequest;
import io.github.llmbridge.litellm.users.UpdatedUser;
import io.github.llmbridge.litellm.users.User;
import io.github.llmbridge.litellm.users.UserListQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What several calls at one time come to. The server looks whether something is taken and stores it afterwards, and only ids
 * are held by its database. What does not happen at once is tried again: it does within a few rounds.
 */
@OnEveryLine
class RacesTest extends LiteLlmContract {
    private static final int CALLS = 6;
    private static final int ROUNDS = 40;

    private final ExecutorService pool = Executors.newFixedThreadPool(CALLS);

    @AfterEach
    void stop() {
        pool.shutdown();
    }

    /** A call's answer; empty if it was refused. */
    private record Outcome<T>(Optional<T> answer, Optional<ApiException> refusal) {}

    /** All calls at one time. */
    private <T> List<Outcome<T>> atOnce(IntFunction<T> call) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CALLS);
        List<Callable<Outcome<T>>> calls = IntStream.range(0, CALLS)
                .mapToObj(i -> (Callable<Outcome<T>>) () -> {
                    start.await();
                    try {
                        return new Outcome<>(Optional.of(call.apply(i)), Optional.empty());
                    } catch (ApiException e) {
                        return new Outcome<>(Optional.empty(), Optional.of(e));
                    }
                })
                .toList();
        List<Outcome<T>> outcomes = new ArrayList<>();
        for (Future<Outcome<T>> done : pool.invokeAll(calls)) {
            outcomes.add(done.get());
        }
        return outcomes;
    }

    private static <T> List<T> answers(List<Outcome<T>> outcomes) {
        return outcomes.stream().flatMap(outcome -> outcome.answer().stream()).toList();
    }

    private static <T> List<ApiException> refusals(List<Outcome<T>> outcomes) {
        return outcomes.stream().flatMap(outcome -> outcome.refusal().stream()).toList();
    }

    /** A round that ends as wanted. */
    private static boolean within(Callable<Boolean> round) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            if (round.call()) {
                return true;
            }
        }
        return false;
    }

    private static Models mini() {
        return Models.of("gpt-4o-mini");
    }

    private List<KeyHash> keysWith(String alias) {
        return client.keys().stream(KeyListQuery.builder().keyAlias(alias).build())
                .map(Key::token)
                .toList();
    }

    private String sharedAlias() throws Exception {
        String[] shared = new String[1];
        assertThat(within(() -> {
                    String alias = ServerLine.unique("key");
                    List<Outcome<KeyHash>> outcomes = atOnce(i -> client.keys()
                            .generate(GenerateKeyRequest.builder(mini())
                                    .keyAlias(alias)
                                    .build())
                            .token());
                    assertThat(keysWith(alias)).containsExactlyInAnyOrderElementsOf(answers(outcomes));
                    assertThat(refusals(outcomes)).hasOnlyElementsOfType(AlreadyExistsException.class);
                    shared[0] = alias;
                    return answers(outcomes).size() > 1;
                }))
                .isTrue();
        return shared[0];
    }

    @Test
    void severalKeysGetOneAlias() throws Exception {
        String alias = sharedAlias();
        KeyHash one = keysWith(alias).get(0);

        client.keys().update(UpdateKeyRequest.builder(one).rpmLimit(7L).build());
        assertThatThrownBy(() -> client.keys()
                        .update(UpdateKeyRequest.builder(one).keyAlias(alias).build()))
                .isInstanceOf(AlreadyExistsException.class);

        // By alias all of them go.
        client.keys().delete(KeySelection.ofAliases(List.of(alias)));
        assertThat(keysWith(alias)).isEmpty();
    }

    @Test
    void ofOneValueTheFirstIsKept() throws Exception {
        for (int round = 0; round < 3; round++) {
            Secret value = chosenKey();
            List<Outcome<Double>> outcomes = atOnce(i -> client.keys()
                    .generate(GenerateKeyRequest.builder(mini())
                            .key(value)
                            .maxBudget(1.0 + i)
                            .build())
                    .maxBudget());
            assertThat(answers(outcomes)).hasSize(CALLS);
            assertThat(stored(value).maxBudget()).isIn(answers(outcomes));
        }
    }

    @Test
    void ofOneUserIdTheFirstIsKeptAndTheOthersAreToldTheirOwn() throws Exception {
        assertThat(within(() -> {
                    String id = ServerLine.unique("user");
                    List<Outcome<String>> outcomes = atOnce(i -> {
                        String alias = "alias " + i;
                        client.users()
                                .create(NewUserRequest.builder(id, mini())
                                        .userAlias(alias)
                                        .build());
                        return alias;
                    });
                    assertThat(client.users().info(id).user().userAlias()).isIn(answers(outcomes));
                    assertThat(refusals(outcomes)).hasOnlyElementsOfType(AlreadyExistsException.class);
                    return answers(outcomes).size() > 1;
                }))
                .isTrue();
    }

    @Test
    void severalUsersGetOneEmail() throws Exception {
        assertThat(within(() -> {
                    String email = ServerLine.unique("user") + "@example.com";
                    List<Outcome<String>> outcomes = atOnce(i -> client.users()
                            .create(NewUserRequest.builder(ServerLine.unique("user"), mini())
                                    .userEmail(email)
                                    .build())
                            .userId());
                    assertThat(client.users()
                                    .list(UserListQuery.builder()
                                            .userEmail(email)
                                            .build())
                                    .users())
                            .extracting(User::userId)
                            .containsExactlyInAnyOrderElementsOf(answers(outcomes));
                    return answers(outcomes).size() > 1;
                }))
                .isTrue();
    }

    @Test
    void ofOneTeamIdOneIsMadeAndTheOthersAreRefusedOneWayOrTheOther() throws Exception {
        assertThat(within(() -> {
                    String id = ServerLine.unique("team");
                    List<Outcome<Team>> outcomes = atOnce(i -> client.teams()
                            .create(NewTeamRequest.builder(id, mini()).build()));
                    assertThat(answers(outcomes)).hasSize(1);
                    assertThat(refusals(outcomes)).hasSize(CALLS - 1);
                    // Those that found the id free are stopped by the database.
                    return refusals(outcomes).stream().anyMatch(ServerErrorException.class::isInstance);
                }))
                .isTrue();
    }

    @Test
    void membersAddedAtOneTimeAreLostOn1_77() throws Exception {
        boolean lost = within(() -> {
            String team = newTeam(mini());
            List<String> users =
                    IntStream.range(0, CALLS).mapToObj(i -> newUser()).toList();
            List<Outcome<Team>> outcomes =
                    atOnce(i -> client.teams().addMember(new TeamMemberRequest(team, TeamMember.user(users.get(i)))));
            assertThat(refusals(outcomes)).isEmpty();
            // Each user names the team all the same.
            users.forEach(
                    user -> assertThat(client.users().info(user).user().teams()).containsExactly(team));
            Team after = client.teams().info(team).teamInfo();
            boolean all = users.stream().allMatch(after::hasMember);
            assertThat(all || !line.does(KEEPS_MEMBERS_OF_OTHERS)).isTrue();
            return !all || line.does(KEEPS_MEMBERS_OF_OTHERS);
        });

        assertThat(lost).isTrue();
    }

    @Test
    void aChangeOfAnotherFieldUndoesAKeysNewMetadata() throws Exception {
        assertThat(within(() -> {
                    KeyHash key = KeyHash.of(newKey());
                    List<Outcome<Key>> outcomes = atOnce(i -> {
                        UpdateKeyRequest.Builder change = UpdateKeyRequest.builder(key);
                        return client.keys()
                                .update(
                                        i == 0
                                                ? change.metadata(Map.of("plan", "pro"))
                                                        .build()
                                                : change.maxBudget(i).build());
                    });
                    assertThat(refusals(outcomes)).isEmpty();
                    return client.keys().info(key).metadata().isEmpty();
                }))
                .isTrue();
    }

    @Test
    void aChangeOfAnotherFieldUndoesAUsersNewMetadata() throws Exception {
        assertThat(within(() -> {
                    String id = newUser();
                    List<Outcome<UpdatedUser>> outcomes = atOnce(i -> {
                        UpdateUserRequest.Builder change = UpdateUserRequest.builder(id);
                        return client.users()
                                .update(
                                        i == 0
                                                ? change.metadata(Map.of("plan", "pro"))
                                                        .build()
                                                : change.maxBudget((double) i).build());
                    });
                    assertThat(refusals(outcomes)).isEmpty();
                    return client.users().info(id).user().metadata().isEmpty();
                }))
                .isTrue();
    }
}
