package io.github.llmbridge.contract.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.tour.Declared;
import io.github.llmbridge.contract.tour.Operation;
import io.github.llmbridge.http.RawRequest;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.testkit.FakeLiteLlm;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** LiteLLM's client declares what the servers have, and nothing else. */
@OnEveryLine
class LiteLlmOpenApiTest {
    private static final OpenApiFiles FILES = new OpenApiFiles("litellm");

    /** The requests of which every field is promised; those of a model's own parameters are the providers'. */
    private static final Set<String> WHOLE = Set.of(
            "POST /key/generate",
            "POST /key/service-account/generate",
            "POST /key/update",
            "POST /key/regenerate",
            "POST /user/new",
            "POST /user/update",
            "POST /team/new",
            "POST /team/update",
            "PATCH /team/{}",
            "POST /organization/new",
            "PATCH /organization/update",
            "POST /budget/new",
            "POST /budget/update",
            "POST /customer/new",
            "POST /customer/update",
            "POST /model/new",
            "POST /model/update",
            "PATCH /model/{}/update");

    @Parameter
    ServerLine line;

    @Test
    void everyRouteAndRequestFieldIsTheServers() throws IOException {
        KnownGaps gaps = FILES.gaps(line.liteLlmVersion());

        List<String> faults = new OpenApiCheck(
                        OpenApi.of(document()), gaps, declaration -> !line.liteLlmHas(declaration), WHOLE::contains)
                .faults(Declared.LITELLM);

        assertThat(faults).isEmpty();
    }

    @Test
    void everyPromisedOperationIsDeclaredAndNoOther() throws IOException {
        assertThat(Declared.LITELLM.stream().map(Operation::route).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(FILES.promisedRoutes());
    }

    @Test
    void standInServesWhatTheServerSays() throws IOException {
        String cut = OpenApi.of(document())
                .trimmedTo(Declared.LITELLM.stream().map(Operation::route).toList());

        FILES.verifyServed(
                line.liteLlmVersion(),
                cut,
                line.isLive(),
                Set.of(FakeLiteLlm.SEED, FakeLiteLlm.MIDDLE, FakeLiteLlm.LATEST));
    }

    private String document() {
        try (LiteLlmClient client = LiteLlmClient.builder()
                .baseUrl(line.liteLlmUrl())
                .masterKey(line.masterKey())
                .build()) {
            return client.raw().send(RawRequest.get("/openapi.json")).body();
        }
    }
}
