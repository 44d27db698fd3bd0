package io.github.llmbridge.bridge.read;

import io.github.llmbridge.bridge.check.KnownModels;
import io.github.llmbridge.bridge.check.Preflight;
import io.github.llmbridge.bridge.check.ProxyVersion;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.AccessExplanation;
import io.github.llmbridge.bridge.report.AccessProof;
import io.github.llmbridge.bridge.report.Inspection;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.Usage;
import io.github.llmbridge.bridge.run.Engine;
import io.github.llmbridge.bridge.run.View;
import io.github.llmbridge.http.Inputs;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The operations that read a person and change nothing. A further one is a method here and one in the facade. Thread
 * safe.
 */
public final class Reads {
    /** From which version on LiteLLM tells one user's activity; read in its source, which 1.81.13 does not have yet. */
    private static final String ACTIVITY_BY_USER = "1.81.14";

    private final Engine engine;
    private final Preflight preflight;
    private final Inspections inspections;
    private final Explanations explanations;
    private final ProxyVersion version;
    private final Usages usages;

    /** Made by the facade. */
    public Reads(Engine engine, Preflight preflight, KnownModels knownModels, ProxyVersion version, Clock clock) {
        this.engine = engine;
        this.preflight = preflight;
        this.inspections = new Inspections(knownModels);
        this.explanations = new Explanations(knownModels, version);
        this.version = version;
        this.usages = new Usages(clock);
    }

    /** {@code inspect} */
    public Inspection inspect(String userId, Duration length) {
        return engine.read(
                "inspect",
                ProvisionRequest.requireUserId(userId),
                length,
                view -> inspections.of(view, preflight.ofConnections(view.servers())));
    }

    /**
     * Tells of each of many people what keeps it from chatting, or should be known; what concerns everybody is left
     * out. What is asked of LiteLLM for a tier is asked once. Not thread safe.
     */
    public Function<View, List<Problem>> problemsOfMany() {
        Map<String, Optional<Problem>> ofTiers = new HashMap<>();
        return view -> inspections.problems(
                view,
                List.of(),
                tier -> ofTiers.computeIfAbsent(tier.name(), name -> inspections.unknownModels(tier, view.servers())));
    }

    /** {@code explainAccess} */
    public AccessExplanation explain(String userId, @Nullable String model, Duration length) {
        return engine.read(
                "explainAccess", ProvisionRequest.requireUserId(userId), length, view -> explanations.of(view, model));
    }

    /** {@code verifyAccess} */
    public AccessProof verify(String userId, @Nullable String model, Duration length) {
        return engine.read(
                "verifyAccess", ProvisionRequest.requireUserId(userId), length, view -> Proofs.of(view, model));
    }

    /** {@code usage} */
    public Usage usage(String userId, Duration length) {
        return engine.read(
                "usage",
                ProvisionRequest.requireUserId(userId),
                length,
                view -> usages.of(view, version.isAtLeast(ACTIVITY_BY_USER, view.servers())));
    }

    /** {@code usage} of some days. */
    public Usage usage(String userId, LocalDate from, LocalDate to, Duration length) {
        Inputs.present("from", from);
        Inputs.present("to", to);
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("from must not be after to");
        }
        return engine.read(
                "usage",
                ProvisionRequest.requireUserId(userId),
                length,
                view -> usages.of(view, from, to, version.isAtLeast(ACTIVITY_BY_USER, view.servers())));
    }
}
