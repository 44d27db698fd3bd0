package io.github.llmbridge.contract.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.tour.Declared;
import io.github.llmbridge.contract.tour.Operation;
import io.github.llmbridge.http.RawRequest;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.testkit.FakeOpenWebUi;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Open WebUI's client declares what the servers have, and nothing else. */
@OnEveryLine
class OpenWebUiOpenApiTest {
    private static final OpenApiFiles FILES = new OpenApiFiles("openwebui");

    /** The requests of which every field is promised. */
    private static final Set<String> WHOLE = Set.of(
            "POST /api/v1/auths/add",
            "POST /api/v1/auths/signin",
            "POST /api/v1/auths/signup",
            "POST /api/v1/auths/update/password",
            "POST /api/v1/auths/mfa/verify",
            "POST /api/v1/users/{}/update",
            "POST /api/v1/configs/connections",
            "POST /api/v1/functions/create",
            "POST /api/v1/functions/id/{}/update",
            "POST /api/v1/groups/create",
            "POST /api/v1/groups/id/{}/update",
            "POST /api/v1/groups/id/{}/users/add",
            "POST /api/v1/groups/id/{}/users/remove",
            "POST /api/v1/models/create",
            "POST /api/v1/models/model/update",
            "POST /api/v1/models/model/access/update",
            "POST /api/v1/models/model/delete");

    @Parameter
    ServerLine line;

    @Test
    void everyRouteAndRequestFieldIsTheServers() throws IOException {
        KnownGaps gaps = FILES.gaps(line.openWebUiVersion());

        List<String> faults = new OpenApiCheck(
                        OpenApi.of(document()), gaps, declaration -> !line.openWebUiHas(declaration), WHOLE::contains)
                .faults(Declared.OPENWEBUI);

        assertThat(faults).isEmpty();
    }

    @Test
    void everyPromisedOperationIsDeclaredAndNoOther() throws IOException {
        assertThat(Declared.OPENWEBUI.stream().map(Operation::route).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(FILES.promisedRoutes());
    }

    @Test
    void standInServesWhatTheServerSays() throws IOException {
        String cut = OpenApi.of(document())
                .trimmedTo(Declared.OPENWEBUI.stream().map(Operation::route).toList());

        FILES.verifyServed(
                line.openWebUiVersion(),
                cut,
                line.isLive(),
                Set.of(FakeOpenWebUi.SEED, FakeOpenWebUi.MIDDLE, FakeOpenWebUi.LATEST));
    }

    private String document() {
        try (OpenWebUiClient client = OpenWebUiClient.builder()
                .baseUrl(line.openWebUiUrl())
                .adminToken(line.adminToken())
                .build()) {
            return client.raw().send(RawRequest.get("/openapi.json")).body();
        }
    }
}
