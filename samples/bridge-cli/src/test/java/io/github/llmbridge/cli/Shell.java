package io.github.llmbridge.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.testkit.FakeLiteLlm;
import io.github.llmbridge.testkit.FakeOpenWebUi;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A shell before both stand-ins, with the environment of an operator. */
final class Shell implements AutoCloseable {
    static final String TIERS = """
        {"tiers": {
          "free": {"models": ["gpt-4o-mini"], "max_budget": 1.5, "budget_duration": "30d", "key_duration": "5d",
                   "rpm_limit": 10},
          "pro": {"models": ["gpt-4o-mini", "gpt-4o"], "max_budget": 20, "budget_duration": "30d",
                  "key_duration": "90d"}
        }}
        """;

    final FakeLiteLlm fakeLiteLlm;
    final FakeOpenWebUi fakeOpenWebUi;
    final LiteLlmClient liteLlm;
    final OpenWebUiClient openWebUi;
    final Map<String, String> variables = new HashMap<>();
    String piped = "";
    private final Path home;

    Shell(Path folder) throws IOException {
        this(folder, FakeLiteLlm.LATEST, FakeOpenWebUi.LATEST);
    }

    Shell(Path folder, String liteLlmVersion, String openWebUiVersion) throws IOException {
        home = folder.resolve("home");
        fakeLiteLlm = FakeLiteLlm.builder().version(liteLlmVersion).build();
        fakeOpenWebUi = FakeOpenWebUi.builder().version(openWebUiVersion).build();
        liteLlm = LiteLlmClient.builder()
                .baseUrl(fakeLiteLlm.baseUrl().toString())
                .masterKey(Secret.of(fakeLiteLlm.masterKey()))
                .build();
        openWebUi = OpenWebUiClient.builder()
                .baseUrl(fakeOpenWebUi.baseUrl().toString())
                .adminToken(Secret.of(fakeOpenWebUi.adminToken()))
                .build();
        variables.put("LITELLM_BASE_URL", liteLlm.baseUrl());
        variables.put("LITELLM_MASTER_KEY", fakeLiteLlm.masterKey());
        variables.put("OPENWEBUI_BASE_URL", openWebUi.baseUrl());
        variables.put("OPENWEBUI_ADMIN_EMAIL", fakeOpenWebUi.adminEmail());
        variables.put("OPENWEBUI_ADMIN_PASSWORD", fakeOpenWebUi.adminPassword());
        variables.put("BRIDGE_SECRET", "a secret of the operator, long enough for keys");
        variables.put(
                "BRIDGE_TIERS",
                Files.writeString(folder.resolve("tiers.json"), TIERS).toString());
    }

    /** With an administrator's token, for tests of more commands than Open WebUI allows sign-ins. */
    void signsInOnce() {
        variables.put("OPENWEBUI_ADMIN_TOKEN", fakeOpenWebUi.adminToken());
    }

    /** What a command came to. */
    record Said(int code, String out, String err) {
        /** What a program reads. */
        JsonNode json() {
            try {
                return new ObjectMapper().readTree(out);
            } catch (JsonProcessingException e) {
                throw new AssertionError("no JSON: " + out + err, e);
            }
        }

        String all() {
            return out + err;
        }
    }

    Said run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                Map.copyOf(variables),
                new ByteArrayInputStream(piped.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                label -> Optional.empty(),
                Clock.systemUTC(),
                "operator",
                home);
        int code = new Tool(surroundings).run(arguments);
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** A person's one key. */
    Key key(String user) {
        return liteLlm.keys().stream(KeyListQuery.builder().userId(user).build())
                .findFirst()
                .orElseThrow();
    }

    /** How LiteLLM knows that key. */
    KeyHash hash(String user) {
        return Objects.requireNonNull(key(user).token());
    }

    /** By an operator's hand. */
    void byHand(String user, UnaryOperator<UpdateKeyRequest.Builder> change) {
        liteLlm.keys().update(change.apply(UpdateKeyRequest.builder(hash(user))).build());
    }

    /** A person who is finished. */
    Said provision(String user) {
        Said said = run("provision", "--user", user, "--email", user + "@example.com", "--tier", "free");
        if (said.code() != 0) {
            throw new AssertionError(said.all());
        }
        return said;
    }

    @Override
    public void close() {
        liteLlm.close();
        openWebUi.close();
        fakeLiteLlm.close();
        fakeOpenWebUi.close();
    }
}
