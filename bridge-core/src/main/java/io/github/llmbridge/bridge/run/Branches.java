package io.github.llmbridge.bridge;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Two independent branches side by side. Both are waited for, so that nothing goes on unseen after a failure. */
final class Branches {
    private final Executor executor;

    Branches(Executor executor) {
        this.executor = executor;
    }

    <A, B> Both<A, B> run(Supplier<A> aside, Supplier<B> here) {
        CompletableFuture<A> future = CompletableFuture.supplyAsync(aside, executor);
        B second;
        try {
            second = here.get();
        } catch (RuntimeException | Error e) {
            future.handle((value, error) -> {
                        if (error != null) {
                            e.addSuppressed(unwrap(error));
                        }
                        return true;
                    })
                    .join();
            throw e;
        }
        return new Both<>(join(future), second);
    }

    private static <A> A join(CompletableFuture<A> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            Throwable cause = unwrap(e);
            if (cause instanceof RuntimeException runtime) {
                throw runtime;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    private static Throwable unwrap(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }

    /** What the two branches found. */
    record Both<A, B>(A aside, B here) {}
}
