package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.check.Decision;
import io.github.llmbridge.bridge.check.ModelAccess;
import io.github.llmbridge.bridge.check.ServedModels;
import io.github.llmbridge.contract.ChangesItsServer;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.EnterpriseOnlyException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.models.ModelDetails;
import io.github.llmbridge.litellm.models.ModelParams;
import io.github.llmbridge.litellm.models.NewModelRequest;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/**
 * A deployment {@code *} serves every name, also those that other tests take for unknown, and on 1.77.3 until the server is
 * started again.
 */
@ChangesItsServer
@OnEveryLine
class CatchAllDeploymentTest {
    @Parameter
    ServerLine line;

    private final String one = ServerLine.unique("one");
    private final String group = one + "-group";
    private final String rest = one + "-rest";
    private final List<String> ids = new ArrayList<>();

    private Wire wire;
    private LiteLlmClient liteLlm;
    private ServedModels served;

    @BeforeEach
    void open() {
        wire = new Wire();
        liteLlm = wire.liteLlm(line);
        serve(one, group);
        serve("*", rest);
        served = ServedModels.read(liteLlm, line.liteLlmVersion());
    }

    private void serve(String name, String accessGroup) {
        String id = ServerLine.unique("id");
        ids.add(id);
        ModelParams params = ModelParams.builder("openai/gpt-4o-mini")
                .apiKey(Secret.of("none"))
                .mockResponse("Hello")
                .build();
        liteLlm.models()
                .create(NewModelRequest.builder(name, id, params)
                        .modelInfo(ModelDetails.of(id)
                                .putAdditionalProperties("access_groups", List.of(accessGroup))
                                .build())
                        .build());
    }

    @AfterEach
    void close() {
        ids.forEach(liteLlm.models()::deleteIfPresent);
        liteLlm.close();
        wire.close();
    }

    private static Secret chosenKey() {
        return Secret.of("sk-" + UUID.randomUUID());
    }

    @Test
    void everyNameIsServed() {
        assertThat(served.unknown(List.of("no-such-model", "no/such", one, group)))
                .isEmpty();
    }

    @Test
    void noKeyMayHoldAGroupWithoutALicence() {
        assertThat(served.needLicence(List.of(one, group, rest, "gpt-4o"))).containsExactly(group, rest);
        assertThatThrownBy(() -> liteLlm.keys()
                        .generate(GenerateKeyRequest.builder(Models.of(group)).build()))
                .isInstanceOf(EnterpriseOnlyException.class);
    }

    @Test
    void theListsOfTeamsAreReadAsEver() {
        List<List<String>> lists = List.of(
                List.of(one),
                List.of("*"),
                List.of(group),
                List.of(rest),
                List.of("all-team-models"),
                List.of("all-team-models", rest),
                List.of("all-proxy-models"),
                List.of("no*"),
                List.of("*/such"),
                List.of("openai/gpt-4o-mini"));
        for (List<String> list : lists) {
            String team = ServerLine.unique("team");
            liteLlm.teams().create(NewTeamRequest.builder(team, Models.of(list)).build());
            Secret key = chosenKey();
            liteLlm.keys()
                    .generate(GenerateKeyRequest.builder(Models.all())
                            .key(key)
                            .teamId(team)
                            .build());
            ModelAccess access = ModelAccess.builder(served)
                    .key(liteLlm.keys().info(KeyHash.of(key)))
                    .team(liteLlm.teams().info(team).teamInfo())
                    .build();
            for (String model : List.of(one, "gpt-4o", "no-such-model", "no/such", ids.get(0), "openai/gpt-4o-mini")) {
                assertThat(access.decide(model))
                        .as("%s under %s", model, list)
                        .isNotEqualTo(Decision.CANNOT_TELL)
                        .isEqualTo(ModelAnswers.of(liteLlm, key, model));
            }
        }
    }
}
