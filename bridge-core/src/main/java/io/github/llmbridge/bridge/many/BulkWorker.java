package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.person.BulkWork;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.BridgeException;
import io.github.llmbridge.bridge.report.BulkOutcome.Kind;
import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.PersonResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.bridge.report.StepFailedException;
import io.github.llmbridge.bridge.run.Call;
import io.github.llmbridge.bridge.run.Engine;
import io.github.llmbridge.bridge.run.Tasks;
import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.RateLimitedException;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.http.UnreachableException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Does one person's work, and says how it ended. Thread safe. */
final class BulkWorker {
    /** Too many requests, and what proxies and servers answer that are not up to it. */
    private static final Set<Integer> OVERLOADED = Set.of(429, 502, 503, 504);

    private final Engine engine;
    private final Tasks tasks;
    private final Call call;

    BulkWorker(Engine engine, Tasks tasks, Call call) {
        this.engine = engine;
        this.tasks = tasks;
        this.call = call;
    }

    /**
     * How work ended.
     *
     * @param took how long it took
     * @param trouble what a failure means for the others
     */
    record Ending(
            Kind kind,
            @Nullable PersonResult result,
            @Nullable String why,
            Duration took,
            Trouble trouble) {
        /** Whether LiteLLM did not know the person. */
        boolean madeUser() {
            return result != null
                    && result.outcome(Step.LITELLM_USER)
                            .filter(Outcome.CREATED::equals)
                            .isPresent();
        }
    }

    /** What a failure means for the others. */
    enum Trouble {
        NONE,
        /** A server refused for now, or did not answer. */
        OVERLOADED,
        /** A server refused the bridge's own credentials. */
        UNAUTHORIZED,
        /** The store failed. */
        STORE
    }

    /** @param seemsNew whether lists told that Open WebUI does not know the person */
    Ending run(BulkWork work, boolean seemsNew) {
        long begun = System.nanoTime();
        try {
            PersonResult result = result(work, seemsNew);
            Kind kind = result.status() == Status.AWAITING_USER_TOKEN
                    ? Kind.AWAITING_USER_TOKEN
                    : result.unchanged() ? Kind.UNCHANGED : Kind.DONE;
            return new Ending(kind, result, null, since(begun), Trouble.NONE);
        } catch (StepFailedException e) {
            return failed(e.result(), e, e.getCause(), begun);
        } catch (BridgeException e) {
            return trouble(e.getCause()) == Trouble.NONE
                            && !Thread.currentThread().isInterrupted()
                    ? new Ending(Kind.REFUSED, null, e.getMessage(), since(begun), Trouble.NONE)
                    : failed(null, e, e.getCause(), begun);
        } catch (RuntimeException | Error e) {
            return failed(null, e, e, begun);
        }
    }

    private PersonResult result(BulkWork work, boolean seemsNew) {
        if (work instanceof BulkWork.Provision provision) {
            ProvisionRequest request = provision.request();
            return engine.run(seemsNew ? tasks.provisionNew(request) : tasks.provision(request), call);
        }
        if (work instanceof BulkWork.ChangeTier change) {
            return engine.run(tasks.changeTier(change.userId(), change.tier(), change.spent()), call);
        }
        if (work instanceof BulkWork.Suspend) {
            return engine.run(tasks.suspend(work.userId()), call);
        }
        if (work instanceof BulkWork.Resume) {
            return engine.run(tasks.resume(work.userId()), call);
        }
        if (work instanceof BulkWork.Renew) {
            return engine.run(tasks.renew(work.userId()), call);
        }
        if (work instanceof BulkWork.Reconcile) {
            return engine.run(tasks.reconcile(work.userId()), call);
        }
        if (work instanceof BulkWork.Remove remove) {
            return engine.remove(remove.userId(), remove.parts(), call);
        }
        throw new IllegalStateException("unknown work: " + work.getClass());
    }

    private static Ending failed(
            @Nullable PersonResult result, Throwable error, @Nullable Throwable cause, long begun) {
        boolean interrupted = Thread.currentThread().isInterrupted();
        String why = error.getMessage() == null ? error.toString() : error.getMessage();
        return new Ending(
                interrupted ? Kind.INTERRUPTED : Kind.FAILED,
                result,
                why,
                since(begun),
                interrupted ? Trouble.NONE : trouble(cause));
    }

    private static Trouble trouble(@Nullable Throwable cause) {
        if (cause instanceof UnauthorizedException) {
            return Trouble.UNAUTHORIZED;
        }
        if (cause instanceof StoreException) {
            return Trouble.STORE;
        }
        boolean overloaded = cause instanceof RateLimitedException
                || cause instanceof UnreachableException
                || (cause instanceof ApiException api && OVERLOADED.contains(api.status()));
        return overloaded ? Trouble.OVERLOADED : Trouble.NONE;
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
