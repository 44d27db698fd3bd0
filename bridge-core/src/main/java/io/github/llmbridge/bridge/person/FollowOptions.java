package io.github.llmbridge.bridge.person;

import io.github.llmbridge.http.Inputs;
import java.time.Duration;
import org.immutables.value.Value;

/**
 * How Open WebUI follows LiteLLM.
 *
 * @param rules what users of LiteLLM are in Open WebUI; a user who is new gets a key and an account if they give a tier
 * @param membership who decides who is in the groups of teams and organizations
 * @param nestsGroups whether the group of a team lies below that of its organization, whose rights its members then
 *     have, too; only where Open WebUI has such groups, since 0.12
 * @param deletesAccounts whether the account of a user who was deleted in LiteLLM is deleted with its chats, if the
 *     bridge added it; else it is pending
 * @param removals how many people may be gone from LiteLLM within an hour; more are left until somebody has looked
 * @param mostAtATime how many people are worked on at a time at most
 * @param firstPause after which time what failed is tried again; each pause is twice as long as the one before
 * @param longestPause the longest of these pauses
 * @param compareEvery how often everybody is compared, whatever the feed tells
 */
@Value.Builder
public record FollowOptions(
        MigrationRules rules,
        MembershipOwner membership,
        boolean nestsGroups,
        boolean deletesAccounts,
        Removals removals,
        int mostAtATime,
        Duration firstPause,
        Duration longestPause,
        Duration compareEvery) {
    private static final int AT_A_TIME = 4;

    /** Checks the fields; {@link IllegalArgumentException} names the one that is wrong. */
    public FollowOptions {
        Inputs.present("rules", rules);
        Inputs.present("membership", membership);
        Inputs.present("removals", removals);
        if (mostAtATime < 1) {
            throw new IllegalArgumentException("mostAtATime must be positive, not " + mostAtATime);
        }
        requirePositive("firstPause", firstPause);
        requirePositive("longestPause", longestPause);
        requirePositive("compareEvery", compareEvery);
        if (longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("longestPause must not be shorter than firstPause");
        }
    }

    /**
     * By these rules; the bridge and others decide who is in groups, no group lies below another, accounts are never
     * deleted, four people are worked on at a time, pauses are from one second to five minutes, and everybody is
     * compared once an hour.
     */
    public static FollowOptionsBuilder builder(MigrationRules rules) {
        return new FollowOptionsBuilder()
                .rules(rules)
                .membership(MembershipOwner.MIXED)
                .nestsGroups(false)
                .deletesAccounts(false)
                .removals(Removals.USUAL)
                .mostAtATime(AT_A_TIME)
                .firstPause(Duration.ofSeconds(1))
                .longestPause(Duration.ofMinutes(5))
                .compareEvery(Duration.ofHours(1));
    }

    private static void requirePositive(String field, Duration value) {
        if (Inputs.present(field, value).isNegative() || value.isZero()) {
            throw new IllegalArgumentException(field + " must be positive, not " + value);
        }
    }
}
