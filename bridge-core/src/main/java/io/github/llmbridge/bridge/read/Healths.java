package io.github.llmbridge.bridge.read;

import io.github.llmbridge.bridge.check.Version;
import io.github.llmbridge.bridge.look.Servers;
import io.github.llmbridge.bridge.report.HealthReport;
import io.github.llmbridge.bridge.report.HealthReport.ServerHealth;
import io.github.llmbridge.bridge.report.HealthReport.State;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.CallOptions;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.http.WrongEndpointException;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.health.Readiness;
import io.github.llmbridge.litellm.users.UserListQuery;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.server.ServerStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How both servers do, with the cause told apart. Nothing is repeated. Thread safe. */
public final class Healths {
    /** An answer that takes longer is told as none. */
    private static final Duration LONGEST = Duration.ofSeconds(10);
    /** As LiteLLM 1.77.3 and later ones say it. */
    private static final Set<String> WELL = Set.of("healthy", "connected");

    private static final String OLDEST_LITELLM = "1.77.3";

    private final Servers servers;
    private final Clock clock;
    private final Executor executor;

    /**
     * Made by the facade.
     *
     * @param executor asks both servers at once where an answer has an end
     */
    public Healths(Servers servers, Clock clock, Executor executor) {
        this.servers = servers;
        this.clock = clock;
        this.executor = executor;
    }

    /**
     * Asks both servers now.
     *
     * @param slow from which time on an answer is told as slow
     */
    public HealthReport report(Duration slow) {
        CallOptions once = CallOptions.none().attempts(1).timeout(LONGEST);
        return new HealthReport(
                liteLlm(servers.liteLlm().with(once), slow),
                openWebUi(servers.openWebUi().with(once), slow),
                clock.instant());
    }

    /**
     * Asks both servers at once.
     *
     * @param slow from which time on an answer is told as slow
     * @param longest when a server that has not answered is told as unreachable
     */
    public HealthReport report(Duration slow, Duration longest) {
        CallOptions once = CallOptions.none().attempts(1).within(longest);
        CompletableFuture<ServerHealth> liteLlm =
                ask(longest, () -> liteLlm(servers.liteLlm().with(once), slow));
        CompletableFuture<ServerHealth> openWebUi =
                ask(longest, () -> openWebUi(servers.openWebUi().with(once), slow));
        return new HealthReport(answer(liteLlm), answer(openWebUi), clock.instant());
    }

    /** A session that is renewed on the way has no end of its own, so the wait has one. */
    private CompletableFuture<ServerHealth> ask(Duration longest, Supplier<ServerHealth> question) {
        ServerHealth none =
                new ServerHealth(State.UNREACHABLE, null, null, "no answer within " + longest.toMillis() + " ms");
        return CompletableFuture.supplyAsync(question, executor)
                .completeOnTimeout(none, longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static ServerHealth answer(CompletableFuture<ServerHealth> asked) {
        try {
            return asked.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private ServerHealth liteLlm(LiteLlmClient client, Duration slow) {
        Watch watch = new Watch(clock);
        try {
            Readiness readiness = watch.time(() -> client.health().readiness());
            Optional<String> noDatabase = withoutDatabase(readiness);
            if (noDatabase.isPresent()) {
                return new ServerHealth(State.DATABASE_DOWN, readiness.version(), watch.longest(), noDatabase.get());
            }
            watch.time(() ->
                    client.users().list(UserListQuery.builder().pageSize(1).build()));
            String version = readiness.version() == null
                    ? watch.time(() -> client.health().readinessDetails()).version()
                    : readiness.version();
            return judged(Optional.ofNullable(version), watch.longest(), slow);
        } catch (ApiException e) {
            // LiteLLM runs, and says that it is not ready: what it needs to be so is its database.
            boolean unready = e.operation().equals("health.readiness") && e.status() == 503;
            return unready && isAlive(client) ? failed(State.DATABASE_DOWN, watch, e) : failed(stateOf(e), watch, e);
        }
    }

    private static Optional<String> withoutDatabase(Readiness readiness) {
        if (!WELL.contains(readiness.status())) {
            return Optional.of("LiteLLM's readiness is '" + readiness.status() + "'");
        }
        return readiness.db() == null || readiness.db().equals("connected")
                ? Optional.empty()
                : Optional.of("LiteLLM says of its database: '" + readiness.db() + "'");
    }

    private static boolean isAlive(LiteLlmClient client) {
        try {
            client.health().liveliness();
            return true;
        } catch (ApiException e) {
            return false;
        }
    }

    private static ServerHealth judged(Optional<String> version, Duration took, Duration slow) {
        boolean tooOld = version.flatMap(Version::of)
                .filter(known -> known.compareTo(Version.of(OLDEST_LITELLM).orElseThrow()) < 0)
                .isPresent();
        return tooOld
                ? new ServerHealth(
                        State.TOO_OLD, version.orElse(null), took, "at least " + OLDEST_LITELLM + " is needed")
                : served(version.orElse(null), took, slow);
    }

    private ServerHealth openWebUi(OpenWebUiClient client, Duration slow) {
        Watch watch = new Watch(clock);
        ServerStatus status = watch.time(client::status);
        switch (status.kind()) {
            case UP -> {
                try {
                    watch.time(() -> client.users().list(1, ""));
                    return served(status.version(), watch.longest(), slow);
                } catch (ApiException e) {
                    return new ServerHealth(stateOf(e), status.version(), watch.longest(), e.getMessage());
                }
            }
            case TOO_OLD -> {
                return new ServerHealth(State.TOO_OLD, status.version(), watch.longest(), status.detail());
            }
            case ANOTHER_SERVER -> {
                return new ServerHealth(State.ANOTHER_SERVER, null, watch.longest(), status.detail());
            }
            default -> {
                // Whether nobody answers or a gateway does, only the exception of a call tells.
                try {
                    client.server().health();
                    return new ServerHealth(State.FAULTY, null, watch.longest(), status.detail());
                } catch (ApiException e) {
                    return failed(stateOf(e), watch, e);
                }
            }
        }
    }

    private static ServerHealth served(@Nullable String version, Duration took, Duration slow) {
        return took.compareTo(slow) < 0
                ? new ServerHealth(State.UP, version, took, null)
                : new ServerHealth(State.SLOW, version, took, "an answer took " + took.toMillis() + " ms");
    }

    private static ServerHealth failed(State state, Watch watch, ApiException error) {
        return new ServerHealth(state, null, state == State.UNREACHABLE ? null : watch.longest(), error.getMessage());
    }

    private static State stateOf(ApiException error) {
        if (error instanceof UnreachableException) {
            return State.UNREACHABLE;
        }
        if (error instanceof UnauthorizedException || error instanceof ForbiddenException) {
            return State.CREDENTIALS_REFUSED;
        }
        return error instanceof WrongEndpointException || List.of(404, 405).contains(error.status())
                ? State.ANOTHER_SERVER
                : State.FAULTY;
    }

    /** Remembers how long the longest of some answers took. Not thread safe. */
    private static final class Watch {
        private final Clock clock;
        private Duration longest = Duration.ZERO;

        Watch(Clock clock) {
            this.clock = clock;
        }

        <T> T time(Supplier<T> call) {
            Instant begun = clock.instant();
            try {
                return call.get();
            } finally {
                Duration took = Duration.between(begun, clock.instant());
                longest = took.compareTo(longest) > 0 ? took : longest;
            }
        }

        Duration longest() {
            return longest;
        }
    }
}
