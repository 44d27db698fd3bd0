package io.github.llmbridge.bridge.run;

import io.github.llmbridge.bridge.events.BridgeObserver;
import io.github.llmbridge.bridge.report.PersonResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.StepFailedException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Operations as the application's observer sees them. */
record Observed(BridgeObserver observer) {
    /** An operation for a person. */
    <R extends PersonResult> R operation(String name, Supplier<R> work) {
        return around(name, work, PersonResult::status);
    }

    /** An operation that only reads. */
    <R> R reading(String name, Supplier<R> work) {
        return around(name, work, read -> null);
    }

    /** The same threads, which work for the operation that hands work to them. */
    Executor carrying(Executor executor) {
        return work -> executor.execute(observer.carry(work));
    }

    private <R> R around(String name, Supplier<R> work, Function<R, @Nullable Status> status) {
        BridgeObserver.Running running = observer.begun(name);
        R result;
        try {
            result = work.get();
        } catch (RuntimeException | Error e) {
            running.ended(e instanceof StepFailedException ? Status.FAILED : null, e);
            throw e;
        }
        running.ended(status.apply(result), null);
        return result;
    }
}
