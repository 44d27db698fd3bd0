package io.github.llmbridge.litellm.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.Patch;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Enterprise;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Since;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Keys#bulkUpdate} changes of one key. What is not set stays as it is; {@code clearX()} of the builder sends
 * {@code null}. Since LiteLLM 1.81.6.
 *
 * @param key the key's hash
 * @param maxBudget the most the key may spend in a budget period, in USD
 * @param budgetId a shared budget, which must exist
 * @param teamId moves the key to a team, which must allow its models and have its user as a member
 * @param objectPermission MCP servers, vector stores, agents and the like that the key may use. Since LiteLLM 1.103.0.
 * @param tags tags of each request. Needs an Enterprise licence.
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record KeyChange(
        KeyHash key,
        @Nullable Patch<Double> maxBudget,
        @Nullable Patch<String> budgetId,
        @Nullable Patch<String> teamId,
        @Since("1.103.0") @Nullable Map<String, Object> objectPermission,
        @Enterprise @Nullable List<String> tags,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public KeyChange {
        Limits.requireAmount("maxBudget", maxBudget);
        Limits.requireText("budgetId", Limits.valueOf(budgetId));
        Limits.requireText("teamId", Limits.valueOf(teamId));
        objectPermission = Copies.fields(objectPermission);
        tags = Copies.list(tags);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A change of the key with this hash. */
    public static Builder builder(KeyHash key) {
        return new Builder().key(key);
    }

    /** Builds the change. */
    public static final class Builder extends KeyChangeBuilder {
        Builder() {}

        /** The most the key may spend in a budget period, in USD. */
        public Builder maxBudget(double usd) {
            return maxBudget(Patch.set(usd));
        }

        /** No budget. */
        public Builder clearMaxBudget() {
            return maxBudget(Patch.clear());
        }

        /** Puts the key under a shared budget. */
        public Builder budgetId(String id) {
            return budgetId(Patch.set(id));
        }

        /** Takes the key from its shared budget. */
        public Builder clearBudgetId() {
            return budgetId(Patch.clear());
        }

        /** Moves the key to a team. */
        public Builder teamId(String id) {
            return teamId(Patch.set(id));
        }

        /** Takes the key out of its team. */
        public Builder clearTeamId() {
            return teamId(Patch.clear());
        }
    }
}
