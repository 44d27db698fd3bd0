package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.tiers.UserLimits;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.users.User;
import io.github.llmbridge.litellm.users.UserInfo;
import org.jspecify.annotations.Nullable;

/**
 * What of LiteLLM's user decides whether its keys work.
 *
 * @param models what keys without a team may call at most
 * @param spend spent by keys without a team, in USD
 * @param maxBudget the most that keys without a team may spend, in USD
 * @param deactivated whether an identity provider switched the user off
 */
public record UserFacts(
        Models models, @Nullable Double spend, @Nullable Double maxBudget, boolean deactivated) {
    /** Of a user as LiteLLM tells it. */
    public static UserFacts of(User user) {
        return new UserFacts(
                user.models(),
                user.spend(),
                user.maxBudget(),
                Boolean.FALSE.equals(user.metadata().get("scim_active")));
    }

    /** Of the user that there is once the user's step was applied: made if there was none, with the limits of the tier. */
    public static UserFacts after(Person person, Look look) {
        UserFacts before = look.user()
                .map(UserInfo::user)
                .map(UserFacts::of)
                .orElse(new UserFacts(Models.all(), null, null, false));
        UserLimits limits = person.tier().user();
        if (limits == null) {
            return before;
        }
        return new UserFacts(
                limits.models() == null ? before.models : limits.models(),
                before.spend,
                limits.maxBudget() == null ? before.maxBudget : limits.maxBudget(),
                before.deactivated);
    }
}
