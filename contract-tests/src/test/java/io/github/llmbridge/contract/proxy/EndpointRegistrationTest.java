package io.github.llmbridge.contract.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.endpoints.EndpointCatalog;
import io.github.llmbridge.endpoints.EndpointRegistration;
import io.github.llmbridge.endpoints.RegisteredEndpoint;
import io.github.llmbridge.endpoints.RegisteredEndpoint.Outcome;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.models.ModelDeployment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** The proxy's file, taken over by LiteLLM. */
@OnEveryLine
class EndpointRegistrationTest {
    private static final String KEY = "verySecret-4711";

    @Parameter
    ServerLine line;

    private final List<RegisteredEndpoint> made = new ArrayList<>();
    private final String first = ServerLine.unique("org/endpoint one");
    private final String second = ServerLine.unique("endpoint");
    private Wire wire;
    private LiteLlmClient client;

    @BeforeEach
    void open() {
        wire = new Wire();
        client = wire.liteLlm(line);
    }

    @AfterEach
    void close() {
        made.forEach(endpoint -> client.models().deleteIfPresent(endpoint.deploymentId()));
        client.close();
        wire.close();
    }

    @Test
    void endpointsBecomeModelsOnceAndOnlyChangesAreWritten() throws IOException {
        assertThat(register("http://127.0.0.1:9", KEY, "m")).containsExactly(Outcome.CREATED, Outcome.CREATED);
        ModelDeployment stored = client.models().info(made.get(0).deploymentId());
        assertThat(stored.modelName()).isEqualTo(first);
        assertThat(stored.litellmParams().model()).isEqualTo("openai/m");
        assertThat(stored.litellmParams().apiBase()).isEqualTo("http://127.0.0.1:9/v1");
        assertThat(client.models().list().ids()).contains(first, second);

        wire.clear();
        assertThat(register("http://127.0.0.1:9/v1/", KEY, "m")).containsOnly(Outcome.UNCHANGED);
        assertThat(wire.writes()).isEmpty();

        assertThat(register("http://127.0.0.1:10", KEY, "m")).containsOnly(Outcome.UPDATED);
        assertThat(register("http://127.0.0.1:10", "other" + KEY, "m")).containsOnly(Outcome.UPDATED);
        assertThat(register("http://127.0.0.1:10", "other" + KEY, "n")).containsOnly(Outcome.UPDATED);
        assertThat(register("http://127.0.0.1:10", "other" + KEY, "n")).containsOnly(Outcome.UNCHANGED);
        ModelDeployment changed = client.models().info(made.get(0).deploymentId());
        assertThat(changed.litellmParams().model()).isEqualTo("openai/n");
        assertThat(changed.litellmParams().apiBase()).isEqualTo("http://127.0.0.1:10/v1");
        assertThat(changed.toString() + changed.modelInfo().additionalProperties())
                .doesNotContain(KEY);
    }

    private List<Outcome> register(String url, String key, String model) throws IOException {
        String json = "{\"endpoints\":{" + entry(first, url, key, model) + "," + entry(second, url, key, model) + "}}";
        EndpointCatalog catalog =
                EndpointCatalog.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), name -> null);
        List<RegisteredEndpoint> registered = new EndpointRegistration(client).register(catalog);
        made.addAll(registered);
        return registered.stream().map(RegisteredEndpoint::outcome).toList();
    }

    private static String entry(String id, String url, String key, String model) {
        return "\"%s\":{\"displayName\":\"Shown\",\"url\":\"%s\",\"apiKey\":\"%s\",\"actualModelName\":\"%s\"}"
                .formatted(id, url, key, model);
    }
}
