package io.github.llmbridge.bridge.person;

import io.github.llmbridge.http.TextRules;
import io.github.llmbridge.openwebui.users.Emails;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A change of a person. What is {@code null} stays as it is.
 *
 * @param name the account's display name
 * @param email the address on both servers; the person signs in with the new one from then on
 * @param team the team to be in instead of the one that the bridge gave
 * @param leavesTeam whether the team that the bridge gave is left without another
 */
@Value.Builder
public record PersonUpdate(
        @Nullable String name,
        @Nullable String email,
        @Nullable TeamSpec team,
        boolean leavesTeam) {
    /** Checks the fields; {@link IllegalArgumentException} names the one that is wrong. */
    public PersonUpdate {
        name = name == null ? null : TextRules.displayName("name", name);
        if (email != null) {
            Emails.require(email);
            email = Emails.normalise(email);
        }
        if (team != null && leavesTeam) {
            throw new IllegalArgumentException("team and leavesTeam cannot both be set");
        }
    }

    /** A new name. */
    public static PersonUpdate name(String name) {
        return new PersonUpdate(name, null, null, false);
    }

    /** A new address. */
    public static PersonUpdate email(String email) {
        return new PersonUpdate(null, email, null, false);
    }

    /** Another team. */
    public static PersonUpdate team(TeamSpec team) {
        return new PersonUpdate(null, null, team, false);
    }

    /** No team. */
    public static PersonUpdate withoutTeam() {
        return new PersonUpdate(null, null, null, true);
    }
}
