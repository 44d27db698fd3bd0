package consumer;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.KeyResult;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.http.CallOptions;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.RawRequest;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.chat.ChatCompletionChunk;
import io.github.llmbridge.litellm.chat.ChatCompletionRequest;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.testkit.FakeLiteLlm;
import io.github.llmbridge.testkit.FakeOpenWebUi;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Provisions a person and rotates the key, on the stand-ins and with the libraries that this build resolves. */
public final class Consumer {
    private static final String USER = "user-42";

    private Consumer() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println("feign " + jar("feign.Feign") + ", okhttp " + jar("okhttp3.OkHttpClient") + ", kotlin "
                + jar("kotlin.Unit") + ", jackson " + jar("com.fasterxml.jackson.databind.ObjectMapper"));
        for (String line : new String[] {FakeLiteLlm.SEED, FakeLiteLlm.LATEST}) {
            boolean seed = line.equals(FakeLiteLlm.SEED);
            try (FakeLiteLlm liteLlm = FakeLiteLlm.builder().version(line).build();
                    FakeOpenWebUi openWebUi = FakeOpenWebUi.builder()
                            .version(seed ? FakeOpenWebUi.SEED : FakeOpenWebUi.LATEST)
                            .build()) {
                run(liteLlm, openWebUi);
            }
        }
        System.out.println("All of it works.");
    }

    private static void run(FakeLiteLlm fakeLiteLlm, FakeOpenWebUi fakeOpenWebUi) {
        try (LiteLlmClient liteLlm = LiteLlmClient.builder()
                        .baseUrl(fakeLiteLlm.baseUrl().toString())
                        .masterKey(Secret.of(fakeLiteLlm.masterKey()))
                        .build();
                OpenWebUiClient openWebUi = OpenWebUiClient.builder()
                        .baseUrl(fakeOpenWebUi.baseUrl().toString())
                        .adminPassword(fakeOpenWebUi.adminEmail(), Secret.of(fakeOpenWebUi.adminPassword()))
                        .build();
                BridgeFacade bridge = BridgeFacade.builder()
                        .liteLlm(liteLlm)
                        .openWebUi(openWebUi)
                        .connectionUrl(liteLlm.baseUrl() + "/v1")
                        .secret(Secret.of("a secret of the application, 32 bytes or more"))
                        .tiers(TierCatalog.of(SubscriptionTier.builder("free", Models.of("gpt-4o-mini"))
                                .maxBudget(1.0)
                                .build()))
                        .build()) {
            ProvisionResult provisioned = bridge.provisionUser(
                    ProvisionRequest.builder(USER, "ada@example.com", "free").build());
            require(provisioned.status() == Status.READY, "provisioned: " + provisioned);
            KeyResult rotated = bridge.rotateKey(USER);
            require(rotated.status() == Status.READY && rotated.replaced() != null, "rotated: " + rotated);
            calls(liteLlm, liteLlm.as(rotated.key()));
        }
    }

    /** What the bridge itself does not use: events, raw requests, further options, errors, unknown fields. */
    private static void calls(LiteLlmClient liteLlm, LiteLlmClient user) {
        try (Stream<ChatCompletionChunk> parts = user.chatCompletions()
                .createStreaming(ChatCompletionRequest.of("gpt-4o-mini", "Hello?"))) {
            require(parts.count() > 0, "a streamed chat");
        }
        require(
                liteLlm.with(CallOptions.none().timeout(Duration.ofSeconds(20)))
                                .raw()
                                .send(RawRequest.get("/health/liveliness"))
                                .status()
                        == 200,
                "a raw request");
        try {
            liteLlm.teams().info("no-such-team");
            require(false, "an error of the server");
        } catch (NotFoundException expected) {
            require(expected.status() == 404, "its status");
        }
        require(
                liteLlm.users().info(USER).user().additionalProperties().containsKey("litellm_organization_table"),
                "fields that the SDK has no name for are kept");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("failed: " + what);
        }
    }

    private static String jar(String type) throws ClassNotFoundException {
        return Path.of(Class.forName(type)
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .getFileName()
                .toString();
    }
}
