package io.github.llmbridge.bridge.report;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reconciliation of many people came to.
 *
 * @param plan what was to be done
 * @param people one for each person with changes in the plan, in its order
 */
public record ReconcileReport(
        PeoplePlan plan, @SuppressWarnings("serial") List<Reconciled> people) implements Serializable {
    public ReconcileReport {
        people = List.copyOf(people);
    }

    /** How many people ended so. */
    public long count(Reconciled.Outcome outcome) {
        return people.stream().filter(one -> one.outcome() == outcome).count();
    }

    /**
     * What became of one person.
     *
     * @param result what was done; {@code null} if nothing was begun
     * @param why what hindered; {@code null} if nothing did
     */
    public record Reconciled(
            String userId,
            Outcome outcome,
            @Nullable ProvisionResult result,
            @Nullable String why) implements Serializable {
        /** The same without key and password, for storage and logs. */
        public Reconciled withoutSecrets() {
            return new Reconciled(userId, outcome, result == null ? null : result.withoutSecrets(), why);
        }

        /** How it ended. */
        public enum Outcome {
            /** All that was planned was done. */
            DONE,
            /** The connection waits for a credential of the user; the rest was done. */
            AWAITING_USER_TOKEN,
            /** The person has changed since the plan was made; nothing was done. */
            OUTDATED,
            /** The person is not there any more, or a policy refused; nothing was done. */
            REFUSED,
            /** A step failed; a further reconciliation goes on. */
            FAILED,
            /** The caller was interrupted while it was under way; a further reconciliation goes on. */
            INTERRUPTED,
            /** Not begun: a server had refused the bridge's own credentials, or the caller was interrupted. */
            NOT_BEGUN
        }
    }
}
