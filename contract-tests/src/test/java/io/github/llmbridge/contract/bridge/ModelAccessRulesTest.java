package io.github.llmbridge.contract.bridge;

import static io.github.llmbridge.contract.LiteLlmBehaviour.ANSWERS_MODEL_BLOCKS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.LIMITS_MODELS_OF_MEMBERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.check.Decision;
import io.github.llmbridge.bridge.check.ModelAccess;
import io.github.llmbridge.bridge.check.ServedModels;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.keys.GenerateKeyRequestBuilder;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeySelection;
import io.github.llmbridge.litellm.teams.AddTeamMembersRequest;
import io.github.llmbridge.litellm.teams.DeleteTeamsRequest;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.teams.TeamInfo;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.github.llmbridge.litellm.users.UserInfo;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/**
 * The bridge's reading of LiteLLM's rules, held against the server: keys, teams, members and users with lists made at random, each
 * asked for models by real calls. {@code -Dllmbridge.seed=N} makes others than the usual ones.
 */
@Tag("long")
@OnEveryLine
class ModelAccessRulesTest {
    private static final long SEED = Long.getLong("llmbridge.seed", 1L);
    private static final int PEOPLE = 95;
    private static final int CALLS = 6;

    @Parameter
    ServerLine line;

    private Wire wire;
    private LiteLlmClient liteLlm;
    private ModelScene scene;
    private final Queue<String> users = new ConcurrentLinkedQueue<>();
    private final Queue<String> teams = new ConcurrentLinkedQueue<>();
    private final Queue<KeyHash> keys = new ConcurrentLinkedQueue<>();
    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    @BeforeEach
    void open() {
        wire = new Wire();
        liteLlm = wire.liteLlm(line);
        scene = new ModelScene(liteLlm, line.does(ANSWERS_MODEL_BLOCKS));
    }

    @AfterEach
    void close() throws Exception {
        scene.close();
        liteLlm.keys().delete(KeySelection.of(List.copyOf(keys)));
        liteLlm.teams().delete(new DeleteTeamsRequest(List.copyOf(teams)));
        all(users.stream()
                .<Callable<Boolean>>map(id -> () -> liteLlm.users().deleteIfPresent(id))
                .toList());
        pool.shutdown();
        liteLlm.close();
        wire.close();
    }

    /** What one person has, and what is called. Null: no team, no list of the member's own, no user. */
    private record Person(
            List<String> key,
            @Nullable List<String> team,
            @Nullable List<String> member,
            @Nullable List<String> user,
            List<String> called) {}

    private record Call(Person person, String model, Decision decided, Decision answered) {
        boolean differs() {
            return decided != Decision.CANNOT_TELL && answered != expected();
        }

        /** The server says key and means user, where the user has no models. */
        private Decision expected() {
            return decided == Decision.USER_REFUSES && person.user != null && person.user.contains("no-default-models")
                    ? Decision.KEY_REFUSES
                    : decided;
        }
    }

    @Test
    void everyCallIsDecidedAsTheServerDecidesIt() throws Exception {
        Random random = new Random(SEED);
        List<Person> people =
                IntStream.range(0, PEOPLE).mapToObj(i -> person(random)).toList();
        ServedModels served = ServedModels.read(liteLlm, line.liteLlmVersion());

        List<Call> calls =
                all(people.stream()
                                .<Callable<List<Call>>>map(person -> () -> calls(person, served))
                                .toList())
                        .stream()
                        .flatMap(List::stream)
                        .toList();

        assertThat(calls.stream().filter(Call::differs))
                .as("of %d calls, seed %d", calls.size(), SEED)
                .isEmpty();
        Map<Decision, Long> counts = calls.stream()
                .collect(Collectors.groupingBy(
                        Call::decided, () -> new EnumMap<>(Decision.class), Collectors.counting()));
        assertThat(calls.size() - counts.getOrDefault(Decision.CANNOT_TELL, 0L))
                .as("calls that were told: %s", counts)
                .isGreaterThanOrEqualTo(500);
        assertThat(counts)
                .as("decisions")
                .allSatisfy((decision, count) -> assertThat(count).isGreaterThan(10));
    }

    private Person person(Random random) {
        String name = ModelScene.pick(random, scene.called);
        boolean user = random.nextInt(4) > 0;
        boolean team = random.nextBoolean();
        boolean member = team && user && random.nextBoolean() && line.does(LIMITS_MODELS_OF_MEMBERS);
        return new Person(
                scene.keyList(random, name),
                team ? scene.list(random, name) : null,
                member ? scene.list(random, name) : null,
                user ? scene.list(random, name) : null,
                Stream.concat(Stream.of(name), Stream.generate(() -> ModelScene.pick(random, scene.called)))
                        .limit(CALLS)
                        .toList());
    }

    private List<Call> calls(Person person, ServedModels served) {
        String userId = person.user == null ? null : newUser(person.user);
        String teamId = person.team == null ? null : newTeam(person.team);
        if (teamId != null && userId != null && person.member != null) {
            liteLlm.teams()
                    .addMembers(AddTeamMembersRequest.builder(teamId)
                            .members(List.of(TeamMember.user(userId)))
                            .allowedModels(person.member)
                            .build());
        }
        Secret key = newKey(person.key, teamId, userId);
        ModelAccess access = access(KeyHash.of(key), teamId, userId, served);
        return person.called.stream()
                .map(model -> new Call(person, model, access.decide(model), ModelAnswers.of(liteLlm, key, model)))
                .toList();
    }

    /** From what the API tells, as the bridge reads it. */
    private ModelAccess access(KeyHash hash, @Nullable String teamId, @Nullable String userId, ServedModels served) {
        ModelAccess.Builder access = ModelAccess.builder(served);
        if (userId == null) {
            access.key(liteLlm.keys().info(hash));
        } else {
            UserInfo info = liteLlm.users().info(userId);
            Key row = info.keys().stream()
                    .filter(key -> hash.equals(key.token()))
                    .findFirst()
                    .orElseThrow();
            access.key(row).user(info.user());
        }
        if (teamId != null) {
            TeamInfo info = liteLlm.teams().info(teamId);
            access.team(info.teamInfo());
            info.teamMemberships().stream()
                    .filter(membership -> membership.userId().equals(userId))
                    .forEach(access::member);
        }
        return access.build();
    }

    private String newUser(List<String> models) {
        String id = ServerLine.unique("rules");
        users.add(id);
        liteLlm.users().create(NewUserRequest.builder(id, models(models)).build());
        return id;
    }

    private String newTeam(List<String> models) {
        String id = ServerLine.unique("rules");
        teams.add(id);
        liteLlm.teams().create(NewTeamRequest.builder(id, models(models)).build());
        return id;
    }

    private Secret newKey(List<String> models, @Nullable String teamId, @Nullable String userId) {
        Secret key = Secret.of("sk-" + UUID.randomUUID());
        GenerateKeyRequestBuilder request = GenerateKeyRequest.builder(models(models))
                .key(key)
                .teamId(teamId)
                .userId(userId);
        liteLlm.keys().generate(request.build());
        keys.add(KeyHash.of(key));
        return key;
    }

    private static Models models(List<String> names) {
        return names.isEmpty() ? Models.all() : Models.of(names);
    }

    private <T> List<T> all(List<Callable<T>> tasks) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> future : pool.invokeAll(tasks)) {
            results.add(future.get());
        }
        return results;
    }
}
