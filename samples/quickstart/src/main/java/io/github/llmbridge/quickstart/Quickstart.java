package io.github.llmbridge.quickstart;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.events.BridgeEvent;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.StepResult;
import io.github.llmbridge.bridge.report.TierChangeResult;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.chat.ChatCompletionRequest;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;

/** Provisions a person, shows what the person has, changes the tier up and down, and provisions again. */
public final class Quickstart {
    private static final String EMAIL = "quickstart-ada@example.com";
    private static final String USER_ID = "quickstart-ada";

    private final Servers servers;
    private final PrintStream out;

    private Quickstart(Servers servers, PrintStream out) {
        this.servers = servers;
        this.out = out;
    }

    /** Runs on the servers that the environment names, or on stand-ins. */
    public static void main(String[] arguments) throws Exception {
        Servers servers = Servers.fromEnvironment(System.getenv());
        try {
            new Quickstart(servers, System.out).run();
        } finally {
            servers.close();
        }
    }

    private void run() {
        out.println("Running on " + servers.description());
        List<String> models = servers.liteLlm().models().list().ids();
        if (models.size() < 2) {
            throw new IllegalStateException("LiteLLM has " + models + "; the quickstart needs two models");
        }
        String everyday = models.get(0);
        String better = models.get(1);
        try (BridgeFacade bridge = BridgeFacade.builder()
                .liteLlm(servers.liteLlm())
                .openWebUi(servers.openWebUi())
                .connectionUrl(servers.connectionUrl())
                .tiers(TierCatalog.of(free(everyday), pro(everyday, better)))
                .listener(this::print)
                .build()) {
            ProvisionResult result = provision(bridge);
            if (result.status() != Status.READY) {
                throw new IllegalStateException(result.status() + ": " + result.problems());
            }
            Secret key = connectionInTheUsersSettings();
            out.println("A chat with that very key: \"" + ask(key, everyday) + "\"");
            out.println(better + " on tier free: " + askOrRefusal(key, better));
            changeTier(bridge, "pro");
            out.println(better + " on tier pro: " + askOrRefusal(key, better));
            changeTier(bridge, "free");
            out.println(better + " on tier free again: " + askOrRefusal(key, better));
            provision(bridge);
        }
    }

    private ProvisionResult provision(BridgeFacade bridge) {
        out.println("Provisioning " + EMAIL + " on tier free:");
        ProvisionResult result = bridge.provisionUser(
                ProvisionRequest.builder(USER_ID, EMAIL, "free").name("Ada").build());
        out.println(
                result.unchanged()
                        ? "  Nothing had to change. " + result.status()
                        : "  " + result.status() + ", key " + result.key());
        return result;
    }

    private Secret connectionInTheUsersSettings() {
        DirectConnection connection = servers.openWebUi()
                .users()
                .findByEmail(EMAIL)
                .orElseThrow()
                .directConnections()
                .find(found -> found.hasUrl(servers.connectionUrl()))
                .orElseThrow();
        out.println("In the user's own Open WebUI settings: " + connection.url() + " with key " + connection.key());
        return Objects.requireNonNull(connection.key());
    }

    private void changeTier(BridgeFacade bridge, String tier) {
        TierChangeResult change = bridge.changeTier(USER_ID, tier);
        out.println("Tier changed from " + change.from() + " to " + change.to()
                + (change.notApplied().isEmpty()
                        ? "; every field reads back as asked"
                        : "; not applied: " + change.notApplied()));
    }

    private String askOrRefusal(Secret key, String model) {
        try {
            return "\"" + ask(key, model) + "\"";
        } catch (ForbiddenException e) {
            return "refused (" + e.code().orElse("forbidden") + ")";
        }
    }

    private String ask(Secret key, String model) {
        return servers.liteLlm()
                .as(key)
                .chatCompletions()
                .create(ChatCompletionRequest.of(model, "Hello?"))
                .text();
    }

    private void print(BridgeEvent event) {
        if (!(event instanceof BridgeEvent.StepEnded ended)) {
            return;
        }
        StepResult step = ended.step();
        out.println(
                "  " + step.step() + ": " + step.outcome() + (step.detail() == null ? "" : " (" + step.detail() + ")"));
    }

    private static SubscriptionTier free(String model) {
        return SubscriptionTier.builder("free", Models.of(model))
                .maxBudget(1.0)
                .budgetDuration(BudgetDuration.of("30d"))
                .keyDuration(KeyDuration.of("30d"))
                .rpmLimit(60L)
                .build();
    }

    private static SubscriptionTier pro(String first, String second) {
        return SubscriptionTier.builder("pro", Models.of(first, second))
                .maxBudget(20.0)
                .budgetDuration(BudgetDuration.of("30d"))
                .keyDuration(KeyDuration.of("90d"))
                .rpmLimit(600L)
                .build();
    }
}
