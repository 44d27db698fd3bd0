package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.person.TeamSpec;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.users.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One foreign act leads to adoption, or to the next free name, and never to a dead end or to a second live key. */
@OnEveryLine
class ForeignActsTest extends BridgeTest {
    private final ProvisionRequest person = Bridge.newPerson();

    @Test
    void aKeyWhoseMetadataWereReplacedIsAdoptedWithThem() {
        bridge.facade().provisionUser(person);
        Key key = bridge.key(person);
        bridge.byHand(key, change -> change.metadata(Map.of("cost_center", "42")));

        ProvisionResult result = bridge.restarted().provisionUser(person);

        bridge.assertProvisioned(person, result);
        assertThat(result.keyHash()).isEqualTo(key.token());
        assertThat(bridge.key(person).metadata()).containsEntry("cost_center", "42");
        assertThat(bridge.facade().provisionUser(person).unchanged()).isTrue();
    }

    @Test
    void aKeyWithNeitherMetadataNorAliasIsKnownByTheConnectionThatHoldsIt() {
        bridge.facade().provisionUser(person);
        Key key = bridge.key(person);
        bridge.byHand(key, change -> change.metadata(Map.of("a", 1)).keyAlias(ServerLine.unique("renamed")));

        ProvisionResult result = bridge.restarted().provisionUser(person);

        bridge.assertProvisioned(person, result);
        assertThat(result.keyHash()).isEqualTo(key.token());
    }

    @Test
    void aKeyThatWasGivenToAnotherUserComesBack() {
        bridge.facade().provisionUser(person);
        Key key = bridge.key(person);
        bridge.byHand(key, change -> change.userId(ServerLine.unique("other")));

        ProvisionResult result = bridge.restarted().provisionUser(person);

        bridge.assertProvisioned(person, result);
        assertThat(result.keyHash()).isEqualTo(key.token());
        assertThat(bridge.facade().provisionUser(person).unchanged()).isTrue();
    }

    @Test
    void anAliasThatSomebodyElseHasTakenLeadsToTheNext() {
        ProvisionRequest first = Bridge.newPerson();
        bridge.facade().provisionUser(first);
        String alias = bridge.key(first).keyAlias();
        assertThat(alias).matches("[A-Za-z0-9_./@-]{1,255}").endsWith("/1");
        bridge.liteLlm
                .keys()
                .delete(io.github.llmbridge.litellm.keys.KeySelection.of(
                        bridge.key(first).token()));
        bridge.openWebUi.users().delete(bridge.account(first).id());
        bridge.liteLlm
                .keys()
                .generate(GenerateKeyRequest.builder(Models.of("gpt-4o-mini"))
                        .keyAlias(alias)
                        .build());

        ProvisionResult result = bridge.restarted().provisionUser(first);

        bridge.assertProvisioned(first, result);
        assertThat(bridge.key(first).keyAlias()).endsWith("/2");
    }

    @Test
    void oneStoredRowThatHasNoTypeDoesNotStandInTheWay() {
        Secret token = bridge.openWebUi
                .auths()
                .add(new AddAccountRequest("Ada", person.email(), Secret.of("Correct horse battery 1!"), Role.USER))
                .token();
        Map<String, Object> connections = new LinkedHashMap<>();
        connections.put(
                "OPENAI_API_BASE_URLS",
                java.util.Arrays.asList("https://one.example.com/v1", null, "https://three.example.com"));
        connections.put("OPENAI_API_KEYS", List.of(" ", "key with a newline\n", "ordinary"));
        connections.put("OPENAI_API_CONFIGS", Map.of("0", Map.of("enable", true), "2", Map.of("prefix_id", "p")));
        bridge.openWebUi.as(token).settings().update(Map.of("ui", Map.of("directConnections", connections)));

        ProvisionResult result = bridge.facade()
                .provisionUser(Bridge.person(person.userId()).userToken(token).build());

        assertThat(result.status()).isEqualTo(Status.READY);
        Map<String, Object> stored = stored(token);
        assertThat((List<?>) stored.get("OPENAI_API_BASE_URLS")).hasSize(4);
        assertThat(new ArrayList<>((List<?>) stored.get("OPENAI_API_BASE_URLS")).subList(0, 3))
                .isEqualTo(connections.get("OPENAI_API_BASE_URLS"));
        assertThat(((List<?>) stored.get("OPENAI_API_KEYS")).subList(0, 3))
                .isEqualTo(connections.get("OPENAI_API_KEYS"));
        assertThat(bridge.keys(person)).hasSize(1);
        assertThat(bridge.restarted().provisionUser(person).unchanged()).isTrue();
    }

    @Test
    void whiteSpaceBehindOurOwnKeyMakesNoSecondRow() {
        ProvisionResult made = bridge.facade().provisionUser(person);
        Secret token = bridge.signIn(person, made.initialPassword()).orElseThrow();
        Map<String, Object> connections = new LinkedHashMap<>(stored(token));
        connections.put("OPENAI_API_KEYS", List.of(made.key().reveal() + " \n"));
        bridge.openWebUi.as(token).settings().update(Map.of("ui", Map.of("directConnections", connections)));

        ProvisionResult result = bridge.restarted().provisionUser(person);

        assertThat(result.status()).isEqualTo(Status.READY);
        assertThat(result.keyHash()).isEqualTo(made.keyHash());
        assertThat(bridge.connections(person)).hasSize(1);
        assertThat(bridge.keys(person)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/../b", "team:7/jürgen", "a b@c+d%e", "x/./y", "..", "名前"})
    void anyUserIdGetsAKeyWhoseAliasLiteLlmTakes(String form) {
        String userId = form + ServerLine.unique("-");
        ProvisionRequest request = ProvisionRequest.builder(userId, ServerLine.unique("u") + "@example.com", "free")
                .build();

        assertThat(bridge.facade().provisionUser(request).status()).isEqualTo(Status.READY);
        assertThat(bridge.key(request).keyAlias()).matches("[A-Za-z0-9_./@-]{1,255}");
        assertThat(bridge.facade().provisionUser(request).unchanged()).isTrue();
    }

    @Test
    void aKeyThatMovesIntoANarrowerTeamEndsAsANewOneWould() {
        String team = ServerLine.unique("team");
        TeamSpec narrow = TeamSpec.createIfMissing(team, "Narrow", Models.of("gpt-4o-mini"));
        ProvisionRequest pro =
                ProvisionRequest.builder(person.userId(), person.email(), "pro").build();
        bridge.facade().provisionUser(pro);
        ProvisionRequest freeInTeam =
                Bridge.person(person.userId()).team(narrow).build();

        assertThat(bridge.facade().provisionUser(freeInTeam).status()).isEqualTo(Status.READY);
        assertThat(bridge.key(person).teamId()).isEqualTo(team);

        ProvisionRequest proInTeam = ProvisionRequest.builder(person.userId(), person.email(), "pro")
                .team(narrow)
                .build();
        ProvisionResult result = bridge.facade().provisionUser(proInTeam);

        assertThat(result.status()).isEqualTo(Status.NOT_USABLE);
        assertThat(bridge.key(person).models()).isEqualTo(Bridge.PRO.models());
        assertThat(bridge.facade().provisionUser(proInTeam).unchanged()).isTrue();
    }

    @Test
    void aWideKeyMovesIntoANarrowTeamThatANewPersonWouldBeMadeIn() {
        String team = ServerLine.unique("team");
        TeamSpec narrow = TeamSpec.createIfMissing(team, "Narrow", Models.of("gpt-4o-mini"));
        bridge.facade()
                .provisionUser(ProvisionRequest.builder(person.userId(), person.email(), "pro")
                        .build());

        bridge.facade()
                .provisionUser(ProvisionRequest.builder(person.userId(), person.email(), "pro")
                        .team(narrow)
                        .build());

        assertThat(bridge.key(person).teamId()).isEqualTo(team);
        assertThat(bridge.key(person).models()).isEqualTo(Bridge.PRO.models());
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> stored(Secret token) {
        Map<String, Object> ui = (Map<String, Object>)
                bridge.openWebUi.as(token).settings().get().get("ui");
        return (Map<String, Object>) ui.get("directConnections");
    }
}
