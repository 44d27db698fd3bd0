package io.github.llmbridge.bridge;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a run has reached so far, so that a failure can tell it. Thread safe. */
final class Draft {
    private final ProvisionRequest request;
    private final StepLog log;
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable String accountId;
    private @Nullable Secret key;
    private @Nullable KeyHash keyHash;
    private @Nullable Secret initialPassword;

    Draft(ProvisionRequest request, Consumer<StepResult> watcher) {
        this.request = request;
        this.log = new StepLog(watcher);
    }

    ProvisionRequest request() {
        return request;
    }

    StepLog log() {
        return log;
    }

    synchronized void account(String id) {
        this.accountId = id;
    }

    synchronized void key(KeyHash hash, @Nullable Secret value) {
        this.keyHash = hash;
        this.key = value;
    }

    synchronized void initialPassword(Secret password) {
        this.initialPassword = password;
    }

    synchronized void problem(Problem.Kind kind, String message) {
        problems.add(new Problem(kind, message));
    }

    synchronized void problems(List<Problem> found) {
        problems.addAll(found);
    }

    ProvisionResult ended(Outcome connection) {
        if (connection == Outcome.AWAITING_USER_TOKEN) {
            return build(ProvisionResult.Status.AWAITING_USER_TOKEN);
        }
        boolean blocked;
        synchronized (this) {
            blocked = problems.stream().anyMatch(problem -> problem.kind().isBlocking());
        }
        return build(blocked ? ProvisionResult.Status.NOT_USABLE : ProvisionResult.Status.READY);
    }

    ProvisionResult failed() {
        return build(ProvisionResult.Status.FAILED);
    }

    private synchronized ProvisionResult build(ProvisionResult.Status status) {
        return new ProvisionResult(
                status,
                request.userId(),
                request.tier(),
                accountId,
                key,
                keyHash,
                initialPassword,
                log.results(),
                List.copyOf(problems));
    }
}
