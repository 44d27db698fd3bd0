package io.github.llmbridge.bridge.events;

import io.github.llmbridge.bridge.report.Operation;
import io.github.llmbridge.bridge.report.Plan;
import org.jspecify.annotations.Nullable;

/**
 * What a policy is asked about.
 *
 * @param plan what would be changed
 * @param tierBefore the tier's name as it is; {@code null} for a person without a key
 * @param tierAfter the tier's name as it would be; {@code null} where the tier is not in question
 */
public record PlannedOperation(
        Operation operation,
        String userId,
        Plan plan,
        @Nullable String tierBefore,
        @Nullable String tierAfter) {}
