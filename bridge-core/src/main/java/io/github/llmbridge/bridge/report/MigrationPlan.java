package io.github.llmbridge.bridge.report;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a migration would do with each user of LiteLLM. It holds no secret, and can be kept and carried out later: what
 * has changed meanwhile is noticed then.
 *
 * @param at when it was begun
 * @param users one for each user of LiteLLM, in the order of their ids
 * @param groupNames readable names of the groups, by their stable ids
 * @param problems what concerns everybody
 */
public record MigrationPlan(
        Instant at,
        @SuppressWarnings("serial") List<Entry> users,
        @SuppressWarnings("serial") Map<String, String> groupNames,
        @SuppressWarnings("serial") List<Problem> problems)
        implements Serializable {
    public MigrationPlan {
        users = List.copyOf(users);
        groupNames = Map.copyOf(groupNames);
        problems = List.copyOf(problems);
    }

    /** How many users are to be treated so. */
    public long count(Verdict verdict) {
        return users.stream().filter(user -> user.verdict() == verdict).count();
    }

    /** What would be done with this user. */
    public Optional<Entry> of(String userId) {
        return users.stream().filter(user -> user.userId().equals(userId)).findFirst();
    }

    /** What is to become of a user. */
    public enum Verdict {
        /** It becomes a person of the bridge. */
        MIGRATE,
        /** It is a person of the bridge already; {@code reconcile} sees to it. */
        ALREADY,
        /** There is an account with its address for which nobody vouches. */
        WAITING,
        /** It is left out; the reason says why. */
        SKIPPED
    }

    /**
     * One user of LiteLLM.
     *
     * @param person what it would be; {@code null} unless it is to be migrated or waits
     * @param changes what would be changed for it on both servers, in order
     * @param why the reason of the verdict; {@code null} for a user who is to be migrated
     */
    public record Entry(
            String userId,
            Verdict verdict,
            @Nullable Wish person,
            @SuppressWarnings("serial") List<PlannedChange> changes,
            @Nullable String why)
            implements Serializable {
        public Entry {
            changes = List.copyOf(changes);
        }
    }

    /**
     * What a user of LiteLLM would be as a person of the bridge.
     *
     * @param email its address in LiteLLM
     * @param name the account's name
     * @param tier the name of a tier in the catalog
     * @param team the id of the team that the key would belong to; {@code null} for none
     * @param groups stable ids of the groups
     * @param admin whether the account would be an administrator's; the role of one that exists is not lowered
     * @param vouched whether the rules vouch for an account that exists
     */
    public record Wish(
            String email,
            String name,
            String tier,
            @Nullable String team,
            @SuppressWarnings("serial") List<String> groups,
            boolean admin,
            boolean vouched)
            implements Serializable {
        public Wish {
            groups = List.copyOf(groups);
        }
    }
}
