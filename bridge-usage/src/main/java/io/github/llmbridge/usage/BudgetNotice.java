package io.github.llmbridge.usage;

import io.github.llmbridge.litellm.KeyHash;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person has spent a part of the budget of a period. Amounts are in USD.
 *
 * @param id the same however often this part is told: of user, period and part
 * @param userId the person
 * @param keyHash the bridge's key in use
 * @param percent the part of the budget that is spent, or more
 * @param spend spent in the running budget period
 * @param maxBudget the most that may be spent in it
 * @param resetsAt when spend starts again from 0; {@code null} for never
 */
public record BudgetNotice(
        String id,
        String userId,
        KeyHash keyHash,
        int percent,
        double spend,
        double maxBudget,
        @Nullable Instant resetsAt)
        implements Serializable {}
