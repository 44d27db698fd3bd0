package io.github.llmbridge.contract.proxy;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.proxy.MultiEndpointProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A multi-endpoint proxy before a line's LiteLLM. */
abstract class ProxyContract {
    static final String ACCESS_KEY = "sk-access-to-the-proxy";
    static final String WRONG_KEY = "sk-nobody-has-made-this-key";

    @Parameter
    ServerLine line;

    @TempDir
    Path folder;

    /** No other run's, on an Open WebUI that many use. */
    final String everyday = ServerLine.unique("everyday");

    MultiEndpointProxy proxy;

    @BeforeEach
    final void startProxy() throws IOException {
        Path file = Files.writeString(
                folder.resolve("config.json"),
                "{\"endpoints\":{"
                        + entry(everyday, line.liteLlmUrl(), "${UPSTREAM_KEY}", "gpt-4o-mini") + ","
                        + entry("org/better one", line.liteLlmUrl() + "/v1/", "${UPSTREAM_KEY}", "gpt-4o") + ","
                        + entry("misnamed", line.liteLlmUrl(), "${UPSTREAM_KEY}", "no-such-model") + ","
                        + entry("locked", line.liteLlmUrl(), WRONG_KEY, "gpt-4o-mini") + "}}");
        Map<String, String> environment = Map.of(
                "CM_OPEN_WEBUI_PROXY_PORT",
                "0",
                "CM_OPEN_WEBUI_PROXY_CONFIG_FILE",
                file.toString(),
                "CM_OPEN_WEBUI_PROXY_API_KEY",
                ACCESS_KEY,
                "UPSTREAM_KEY",
                line.masterKey().reveal());
        proxy = MultiEndpointProxy.start(environment::get);
    }

    @AfterEach
    final void stopProxy() {
        proxy.close();
    }

    private static String entry(String id, String url, String key, String model) {
        return "\"%s\":{\"displayName\":\"Model %s\",\"url\":\"%s\",\"apiKey\":\"%s\",\"actualModelName\":\"%s\"}"
                .formatted(id, id, url, key, model);
    }
}
