package io.github.llmbridge.bridge.person;

import io.github.llmbridge.http.Inputs;
import io.github.llmbridge.http.TextRules;
import java.util.Map;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How users who are in LiteLLM already become people of the bridge. A user's tier is what its metadata say, else that
 * of the first of its teams that has one here, else the default; a user to whom no rule gives a tier is left out.
 *
 * @param tierField the field of the user's metadata that names the tier; {@code null} if none does
 * @param tierByTeam names of tiers by a team's id or alias; an id goes first
 * @param defaultTier the tier of those to whom the other rules give none; {@code null} to leave them out
 * @param groups which groups of Open WebUI stand for what in LiteLLM, each named after the team or organization, with
 *     {@code grp_} and its id in brackets at the end of the description
 * @param keysInTeams whether a person's key belongs to the person's team, whose budget and models count then; else it
 *     belongs to the person alone, and the team stays as it is
 * @param vouched whether the application vouches that an account with a user's address is that user's, as
 *     {@link ProvisionRequest#vouched}; else an account that came neither by single sign-on nor by the bridge is left
 * @param leftOut ids of LiteLLM users that are no people; {@code default_user_id}, as whom the master key acts, is
 *     always left out
 */
@Value.Builder
public record MigrationRules(
        @Nullable String tierField,
        Map<String, String> tierByTeam,
        @Nullable String defaultTier,
        Set<GroupOf> groups,
        boolean keysInTeams,
        boolean vouched,
        Set<String> leftOut) {
    /** What a group of Open WebUI may stand for. */
    public enum GroupOf {
        /** An organization: the user's own, and those of the user's teams. */
        ORGANIZATION,
        /** A team. */
        TEAM
    }

    /** Checks the fields; {@link IllegalArgumentException} names the one that is wrong. */
    public MigrationRules {
        if (tierField != null) {
            TextRules.requireLabel("tierField", tierField);
        }
        if (defaultTier != null) {
            TextRules.requireLabel("defaultTier", defaultTier);
        }
        Inputs.requireNoGaps("tierByTeam", tierByTeam);
        tierByTeam.values().forEach(tier -> TextRules.requireLabel("tierByTeam", tier));
        tierByTeam = Map.copyOf(tierByTeam);
        groups = Set.copyOf(groups);
        leftOut = Set.copyOf(leftOut);
        if (tierField == null && tierByTeam.isEmpty() && defaultTier == null) {
            throw new IllegalArgumentException("tierField, tierByTeam or defaultTier must be set");
        }
    }

    /** Rules that make groups of teams and organizations, vouch for no account, and give no tier until told which. */
    public static MigrationRulesBuilder builder() {
        return new MigrationRulesBuilder()
                .addGroups(GroupOf.ORGANIZATION, GroupOf.TEAM)
                .keysInTeams(false)
                .vouched(false);
    }

    /** Everybody gets this tier. */
    public static MigrationRules tier(String name) {
        return builder().defaultTier(Inputs.present("name", name)).build();
    }
}
