package io.github.llmbridge.bridge.report;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a migration came to.
 *
 * @param plan what was to be done
 * @param users one for each user of the plan, in its order
 */
public record MigrationReport(
        MigrationPlan plan, @SuppressWarnings("serial") List<Migrated> users) implements Serializable {
    public MigrationReport {
        users = List.copyOf(users);
    }

    /** How many users ended so. */
    public long count(Migrated.Outcome outcome) {
        return users.stream().filter(user -> user.outcome() == outcome).count();
    }

    /** What became of this user. */
    public Optional<Migrated> of(String userId) {
        return users.stream().filter(user -> user.userId().equals(userId)).findFirst();
    }

    /**
     * What became of one user.
     *
     * @param result what was done, with the key and the initial password of a new account; {@code null} if nothing was
     * @param why what hindered, or why nothing was to be done; {@code null} if the user was migrated
     */
    public record Migrated(
            String userId,
            Outcome outcome,
            @Nullable ProvisionResult result,
            @Nullable String why) implements Serializable {
        /** The same without key and password, for storage and logs. */
        public Migrated withoutSecrets() {
            return new Migrated(userId, outcome, result == null ? null : result.withoutSecrets(), why);
        }

        /** How it ended. */
        public enum Outcome {
            /** The user is a person of the bridge now. */
            MIGRATED,
            /** The same, and the connection waits for a credential of the user. */
            AWAITING_USER_TOKEN,
            /** It was a person of the bridge before. */
            ALREADY,
            /** There is an account with its address for which nobody vouches; nothing was done. */
            WAITING,
            /** It was left out. */
            SKIPPED,
            /** Something has changed since the plan was made; nothing was done. */
            OUTDATED,
            /** The request cannot be carried out, or a policy refused; nothing was done. */
            REFUSED,
            /** A step failed; a further migration goes on if there is no account yet, and {@code reconcile} else. */
            FAILED,
            /** The caller was interrupted while it was under way. */
            INTERRUPTED,
            /** Not begun: a server had refused the bridge's own credentials, or the caller was interrupted. */
            NOT_BEGUN
        }
    }
}
