package io.github.llmbridge.bridge.person;

import io.github.llmbridge.http.Inputs;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.TextRules;
import io.github.llmbridge.openwebui.users.Emails;
import io.github.llmbridge.openwebui.users.Passwords;
import io.github.llmbridge.openwebui.users.Role;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A person to be provisioned. The same request may be sent again at any time. What an earlier request gave and this one does
 * not name, is taken back: groups, team.
 *
 * @param userId the application's own id of the person, never the e-mail; becomes LiteLLM's user id
 * @param email the person's address; becomes the Open WebUI account
 * @param tier the name of a tier in the catalog
 * @param name the display name; the part of the e-mail before the @ if not set; of an account that exists it is not changed
 * @param team the team that the key belongs to
 * @param groups names of Open WebUI groups besides those of the tier; groups that do not exist are made
 * @param role the account's role; if not set, a new account becomes {@code user} and others stay
 * @param password the initial password of a new account; if not set, one that nobody can guess
 * @param userToken a token or API key of an account that exists, for this call
 * @param vouched whether the application vouches that the account of this address is the person's: it has verified the
 *     address and knows the account, or the account came by single sign-on. Open WebUI itself verifies no address.
 */
@Value.Builder
public record ProvisionRequest(
        String userId,
        String email,
        String tier,
        @Nullable String name,
        @Nullable TeamSpec team,
        List<String> groups,
        @Nullable Role role,
        @Nullable Secret password,
        @Nullable Secret userToken,
        boolean vouched) {
    /** Checks the fields; {@link IllegalArgumentException} names the one that is wrong. */
    public ProvisionRequest {
        userId = requireUserId(userId);
        TextRules.requireLabel("tier", tier);
        name = name == null ? null : TextRules.displayName("name", name);
        Emails.require(email);
        email = Emails.normalise(email);
        groups = Inputs.labels("groups", groups);
        if (role != null) {
            role.requireKnown();
        }
        if (password != null) {
            Passwords.require("password", password);
        }
    }

    /** A request for this person. */
    public static ProvisionRequestBuilder builder(String userId, String email, String tier) {
        return new ProvisionRequestBuilder()
                .userId(requireUserId(userId))
                .email(Inputs.present("email", email))
                .tier(Inputs.present("tier", tier))
                .vouched(false);
    }

    /** The account's name: {@code team-name} for a person in a team with a known alias. */
    public String displayName() {
        String own = name == null ? email.substring(0, email.indexOf('@')) : name;
        return team == null || team.alias() == null ? own : team.alias() + "-" + own;
    }

    /**
     * The id, if LiteLLM can keep it and find it again.
     *
     * @throws IllegalArgumentException if it is missing, blank, has white space around it or an invisible character in it
     */
    public static String requireUserId(@Nullable String userId) {
        return TextRules.requireIdentity("userId", userId);
    }
}
