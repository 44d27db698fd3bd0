package io.github.llmbridge.contract.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.chat.ChatCompletionChunk;
import io.github.llmbridge.litellm.chat.ChatCompletionRequest;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.keys.KeySelection;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.testkit.FakeLiteLlm;
import io.github.llmbridge.testkit.FakeOpenWebUi;
import io.github.llmbridge.testkit.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tool sees what a stand-in answers differently, and nothing where it answers alike. */
class ReplayTest {
    private static final String VERSIONS = FakeLiteLlm.LATEST + "+" + FakeOpenWebUi.LATEST;

    @TempDir
    Path directory;

    private StandIns first;
    private StandIns second;

    @BeforeEach
    void start() {
        first = new StandIns(VERSIONS, Instant.now());
        second = new StandIns(VERSIONS, Instant.now());
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    private Path recorded() {
        Path file = directory.resolve("recording.jsonl");
        Pair servers = first.pair();
        try (Recorder recorder = new Recorder(
                        file, servers.liteLlm(), servers.masterKey(), servers.openWebUi(), servers.adminToken());
                Wire wire = Wire.unchecked()) {
            callLiteLlm(wire.liteLlm(recorder.liteLlm().toString(), Secret.of(servers.masterKey())));
            callOpenWebUi(wire.openWebUi(recorder.openWebUi().toString(), Secret.of(servers.adminToken())));
        }
        return file;
    }

    /** The server makes the key's value, by which it is called and by whose hash it is read. */
    private static void callLiteLlm(LiteLlmClient client) {
        Secret key = client.keys()
                .generate(GenerateKeyRequest.builder(Models.of("gpt-4o-mini"))
                        .keyAlias("ada")
                        .maxBudget(5.0)
                        .build())
                .key();
        client.keys().info(KeyHash.of(key));
        try (Stream<ChatCompletionChunk> parts =
                client.as(key).chatCompletions().createStreaming(ChatCompletionRequest.of("gpt-4o-mini", "Hello?"))) {
            assertThat(parts).isNotEmpty();
        }
        client.keys().delete(KeySelection.of(KeyHash.of(key)));
    }

    /** The server makes the account's id and token. */
    private static void callOpenWebUi(OpenWebUiClient client) {
        client.auths()
                .add(new AddAccountRequest("Ada", "ada@example.com", Secret.of("correct horse battery"), Role.USER));
        String id = client.users().findByEmail("ada@example.com").orElseThrow().id();
        client.users().delete(id);
    }

    private Map<Difference, Findings.Met> replayed(Path file) {
        return second.replay(Recording.read(file)).differences();
    }

    @Test
    void standInsOfOneVersionDoNotDiffer() {
        Findings findings = second.replay(Recording.read(recorded()));

        assertThat(findings.differences()).isEmpty();
        assertThat(findings.exchanges())
                .containsEntry(Exchange.Product.LITELLM, 4)
                .containsEntry(Exchange.Product.OPENWEBUI, 3);
    }

    @Test
    void recordingHoldsNoCredentialOfAnAdministrator() throws Exception {
        assertThat(Files.readString(recorded()))
                .doesNotContain(first.pair().masterKey(), first.pair().adminToken())
                .contains("LITELLM-MASTER-KEY", "OPENWEBUI-ADMIN-TOKEN");
    }

    @Test
    void anotherStatusIsSeen() {
        second.liteLlm().faults().on("GET", "/key/info", Fault.status(404, "{\"detail\":\"Key not found\"}"));

        assertThat(replayed(recorded())).containsOnlyKeys(new Difference("GET /key/info", "status", "200", "404"));
    }

    @Test
    void missingFieldAndAnotherValueAreSeen() {
        second.liteLlm()
                .faults()
                .on(
                        "GET",
                        "/key/info",
                        Fault.status(
                                200,
                                "{\"key\":\"k\",\"info\":{\"key_alias\":\"bob\",\"models\":[\"gpt-4o-mini\"],"
                                        + "\"new_field\":\"which nobody reads\"}}"));

        assertThat(replayed(recorded()))
                .containsKeys(
                        new Difference("GET /key/info", "/info/key_alias", "\"ada\"", "\"bob\""),
                        new Difference("GET /key/info", "/info/max_budget", "5", "-"))
                .allSatisfy((difference, met) -> {
                    assertThat(difference.place()).doesNotContain("new_field", "models");
                    assertThat(met.times()).isEqualTo(1);
                });
    }

    @Test
    void errorOfAnotherMeaningIsSeen() {
        first.liteLlm().faults().on("POST", "/key/delete", Fault.status(400, "{\"detail\":\"No keys found\"}"));
        second.liteLlm().faults().on("POST", "/key/delete", Fault.status(400, "{\"detail\":\"No such thing\"}"));

        Path file = directory.resolve("recording.jsonl");
        try {
            recorded();
        } catch (RuntimeException expected) {
            assertThat(expected).hasMessageContaining("No keys found");
        }

        assertThat(replayed(file))
                .containsOnlyKeys(
                        new Difference("POST /key/delete", "error", "NotFoundException", "UnprocessableException"));
    }

    @Test
    void listSaysWhatIsExpectedAndWhatOfItWasNotMet() throws Exception {
        Path list = directory.resolve("differences.tsv");
        Files.write(
                list,
                List.of(
                        "all\tGET /key/info\tstatus\t200\t*\ta reason",
                        FakeLiteLlm.LATEST + "\tGET /user/info\tstatus\t200\t404\ta reason",
                        FakeLiteLlm.SEED + "\tGET /team/info\tstatus\t200\t404\ta reason"));

        ExpectedDifferences expected = ExpectedDifferences.read(list, VERSIONS);

        assertThat(expected.explain(new Difference("GET /key/info", "status", "200", "404")))
                .isTrue();
        assertThat(expected.explain(new Difference("GET /key/info", "error", "a", "b")))
                .isFalse();
        assertThat(expected.stale()).containsExactly(FakeLiteLlm.LATEST + "\tGET /user/info\tstatus\t200\t404");
    }

    @Test
    void aRealNumberBelowTheStandInsMayBeExpected() throws Exception {
        Path list = directory.resolve("differences.tsv");
        Files.write(list, List.of("all\t*\t*spend\t<\t*\tcosts are written later"));

        ExpectedDifferences expected = ExpectedDifferences.read(list, VERSIONS);

        assertThat(expected.explain(new Difference("GET /key/info", "/info/spend", "0", "0.0000135")))
                .isTrue();
        assertThat(expected.explain(new Difference("GET /key/info", "/info/spend", "0.0000135", "0")))
                .isFalse();
        assertThat(expected.explain(new Difference("GET /key/info", "/info/spend", "-", "0.0000135")))
                .isFalse();
    }
}
