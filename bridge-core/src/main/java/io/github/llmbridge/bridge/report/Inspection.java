package io.github.llmbridge.bridge.report;

import io.github.llmbridge.litellm.KeyHash;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What both servers hold of one person. Amounts are in USD. It holds no secret.
 *
 * @param key the bridge's key in use; {@code null} if there is none
 * @param otherKeys how many further keys of this bridge the person has, as after a rotation that was stopped
 * @param teams the LiteLLM teams that the person is a member of
 * @param account the Open WebUI account with the LiteLLM user's e-mail; {@code null} if there is none
 * @param connection the bridge's connection in the account's settings; {@code null} if there is none
 * @param suspended whether the bridge was asked to suspend the person
 * @param grant the temporary grant that is noted, ended or not; {@code null} if there is none
 * @param drift what provisioning the person again, as the bridge gave it, would change; {@code null} if that cannot be told,
 *     which {@link Problem.Kind#WISH_UNKNOWN} explains
 * @param problems what keeps the person from chatting, or should be known
 * @param at when it was read
 */
public record Inspection(
        String userId,
        UserState user,
        @Nullable KeyState key,
        int otherKeys,
        @SuppressWarnings("serial") List<TeamState> teams,
        @Nullable AccountState account,
        @Nullable ConnectionState connection,
        boolean suspended,
        @Nullable GrantState grant,
        @Nullable Plan drift,
        @SuppressWarnings("serial") List<Problem> problems,
        Instant at)
        implements Serializable {
    public Inspection {
        teams = List.copyOf(teams);
        problems = List.copyOf(problems);
    }

    /** Whether a chat would be answered, as far as the two servers tell. */
    public boolean isReady() {
        return problems.stream().noneMatch(problem -> problem.kind().isBlocking());
    }

    /** The problem of this kind. */
    public Optional<Problem> problem(Problem.Kind kind) {
        return problems.stream().filter(problem -> problem.kind() == kind).findFirst();
    }

    /**
     * The LiteLLM user itself. Its models and budget count on keys without a team only.
     *
     * @param models what keys without a team may call; empty for everything
     * @param spend spent by keys without a team in the running budget period
     * @param budgetResetAt when spend starts again from 0
     */
    public record UserState(
            @Nullable String email,
            @Nullable String name,
            @Nullable String role,
            @SuppressWarnings("serial") List<String> models,
            double spend,
            @Nullable Double maxBudget,
            @Nullable Instant budgetResetAt)
            implements Serializable {
        public UserState {
            models = List.copyOf(models);
        }
    }

    /**
     * A virtual key.
     *
     * @param tier the name of the tier that it was given
     * @param models what the key itself allows; empty for everything
     * @param spend spent in the running budget period; up to a minute old
     * @param totalSpend spent in all; since LiteLLM 1.106.0
     * @param budgetDuration LiteLLM's notation
     * @param budgetResetAt when spend starts again from 0
     * @param rpmLimit requests a minute
     * @param tpmLimit tokens a minute
     * @param maxParallelRequests requests at the same time
     * @param expires when it ends; {@code null} for never
     */
    public record KeyState(
            KeyHash hash,
            @Nullable String alias,
            @Nullable String tier,
            @Nullable String teamId,
            @SuppressWarnings("serial") List<String> models,
            double spend,
            @Nullable Double totalSpend,
            @Nullable Double maxBudget,
            @Nullable String budgetDuration,
            @Nullable Instant budgetResetAt,
            @Nullable Long rpmLimit,
            @Nullable Long tpmLimit,
            @Nullable Integer maxParallelRequests,
            @Nullable Instant expires,
            boolean blocked)
            implements Serializable {
        public KeyState {
            models = List.copyOf(models);
        }
    }

    /**
     * A LiteLLM team.
     *
     * @param given whether the bridge put the person into it
     * @param models what the team's keys may call; empty for everything
     * @param spend spent by the team's keys in the running budget period
     */
    public record TeamState(
            String teamId,
            @Nullable String alias,
            boolean given,
            @SuppressWarnings("serial") List<String> models,
            double spend,
            @Nullable Double maxBudget,
            boolean blocked)
            implements Serializable {
        public TeamState {
            models = List.copyOf(models);
        }
    }

    /**
     * An Open WebUI account.
     *
     * @param groups the names of its groups
     */
    public record AccountState(
            String id,
            String email,
            String name,
            String role,
            @SuppressWarnings("serial") List<String> groups) implements Serializable {
        public AccountState {
            groups = List.copyOf(groups);
        }
    }

    /**
     * A direct connection.
     *
     * @param enabled whether the page uses it
     * @param holdsKey whether it holds the key in use
     */
    public record ConnectionState(String url, boolean enabled, boolean holdsKey) implements Serializable {}

    /**
     * A temporary grant.
     *
     * @param tier the tier granted; {@code null} for the person's own
     * @param base the tier to come back to
     * @param until when it ends
     */
    public record GrantState(
            @Nullable String tier,
            @Nullable String base,
            @Nullable Double maxBudget,
            @Nullable Long rpmLimit,
            @Nullable Long tpmLimit,
            Instant until)
            implements Serializable {}
}
