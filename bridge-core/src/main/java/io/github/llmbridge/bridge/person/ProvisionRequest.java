package io.github.llmbridge.bridge;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.openwebui.users.Emails;
import io.github.llmbridge.openwebui.users.Role;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A person to be provisioned. The same request may be sent again at any time.
 *
 * @param userId the application's own id of the person, never the e-mail; becomes LiteLLM's user id
 * @param email the person's address; becomes the Open WebUI account
 * @param tier the name of a tier in the catalog
 * @param name the display name; the part of the e-mail before the @ if not set; of an account that exists it is not changed
 * @param team the team that the key belongs to
 * @param groups names of Open WebUI groups besides those of the tier; groups that do not exist are made
 * @param role the account's role; if not set, a new or pending account becomes {@code user} and others stay
 * @param password the initial password of a new account; a random one if not set
 * @param userToken a token or API key of an account that exists, for this call
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
        @Nullable Secret userToken) {
    /** Checks the fields; {@link IllegalArgumentException} names the one that is wrong. */
    public ProvisionRequest {
        Limits.requireText("userId", userId);
        Limits.requireText("tier", tier);
        Limits.requireText("name", name);
        Emails.require(email);
        email = Emails.normalise(email);
        groups = List.copyOf(groups);
        groups.forEach(group -> Limits.requireText("groups", group));
        if (role != null) {
            role.requireKnown();
        }
    }

    /** A request for this person. */
    public static ProvisionRequestBuilder builder(String userId, String email, String tier) {
        return new ProvisionRequestBuilder().userId(userId).email(email).tier(tier);
    }

    /** The account's name: {@code team-name} for a person in a team with a known alias. */
    String displayName() {
        String own = name == null ? email.substring(0, email.indexOf('@')) : name;
        return team == null || team.alias() == null ? own : team.alias() + "-" + own;
    }
}
