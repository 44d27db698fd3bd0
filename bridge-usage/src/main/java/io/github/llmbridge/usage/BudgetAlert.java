package io.github.llmbridge.usage;

import io.github.llmbridge.http.Inputs;
import io.github.llmbridge.litellm.KeyHash;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What LiteLLM posts to the address in its {@code WEBHOOK_URL}, with {@code alerting: ["webhook"]}. Amounts are in USD.
 * It holds no secret: a key is told by its hash. LiteLLM 1.80.11 to 1.100.5 posts alerts of budgets only if {@code
 * slack} is in that list, too, as its source of these versions says and 1.90.7 does.
 *
 * <p>LiteLLM signs nothing and tries nothing again, so the address should hold a secret of the application's, and
 * {@link BudgetWatch#poll} should find what was missed.
 *
 * @param kind what has happened
 * @param event the same in LiteLLM's word
 * @param group whose budget it is
 * @param spend spent in the running budget period; of {@link Kind#SPEND_TRACKED}, by one call
 * @param maxBudget the most that may be spent in a budget period; {@code null} for no limit
 * @param softBudget what may be spent before a warning; {@code null} for none
 * @param keyHash the key that asked; {@code null} if it is not told
 * @param keyAlias the name of that key
 * @param userId the LiteLLM user of that key
 * @param userEmail the user's address
 * @param teamId the team of that key
 * @param teamAlias the name of the team
 * @param organizationId the organization; LiteLLM 1.77.3 tells none
 * @param customerId the customer whom the caller named
 * @param projectedExceededDate when the budget would be spent, as LiteLLM writes it
 * @param projectedSpend what would be spent by the end of the period
 * @param message LiteLLM's words for people
 */
public record BudgetAlert(
        Kind kind,
        String event,
        Group group,
        double spend,
        @Nullable Double maxBudget,
        @Nullable Double softBudget,
        @Nullable KeyHash keyHash,
        @Nullable String keyAlias,
        @Nullable String userId,
        @Nullable String userEmail,
        @Nullable String teamId,
        @Nullable String teamAlias,
        @Nullable String organizationId,
        @Nullable String customerId,
        @Nullable String projectedExceededDate,
        @Nullable Double projectedSpend,
        String message)
        implements Serializable {
    public BudgetAlert {
        Inputs.present("kind", kind);
        Inputs.present("event", event);
        Inputs.present("group", group);
        Inputs.present("message", message);
    }

    /**
     * Reads what LiteLLM posted. An event or a group of a newer LiteLLM is {@code UNKNOWN}; fields without a type here
     * are left out.
     *
     * @param body JSON
     * @throws IllegalArgumentException if it is no alert; the message quotes nothing of it
     */
    public static BudgetAlert parse(String body) {
        return AlertReader.read(Inputs.present("body", body));
    }

    /** What has happened. */
    public enum Kind {
        /** All of the budget is spent. */
        BUDGET_CROSSED,
        /** The soft budget is spent. */
        SOFT_BUDGET_CROSSED,
        /** 15 % or 5 % of the budget is left. */
        THRESHOLD_CROSSED,
        /** By the end of the period, the budget would be spent. */
        PROJECTED_LIMIT_EXCEEDED,
        /** A part of the budget that the key itself names is spent. */
        MAX_BUDGET_ALERT,
        KEY_CREATED,
        KEY_ROTATED,
        INTERNAL_USER_CREATED,
        /** A customer's call was counted. */
        SPEND_TRACKED,
        UNKNOWN
    }

    /** Whose budget it is. */
    public enum Group {
        KEY,
        USER,
        /** A customer. */
        END_USER,
        TEAM,
        TEAM_MEMBER,
        ORGANIZATION,
        ORGANIZATION_MEMBER,
        PROJECT,
        TAG,
        AGENT,
        MODEL_ACCESS_GROUP,
        /** All of LiteLLM. */
        PROXY,
        UNKNOWN
    }
}
