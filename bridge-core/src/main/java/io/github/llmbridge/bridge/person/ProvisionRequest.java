package io.github.llmbridge.bridge.person;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.openwebui.users.Emails;
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
    /** What bcrypt takes of a password, in bytes. */
    private static final int LONGEST_PASSWORD = 72;

    /** Checks the fields; {@link IllegalArgumentException} names the one that is wrong. */
    public ProvisionRequest {
        userId = requireUserId(userId);
        requirePresent("tier", tier);
        Limits.requireText("tier", tier);
        Limits.requireText("name", name);
        requirePresent("email", email);
        Emails.require(email);
        email = Emails.normalise(email);
        groups = List.copyOf(groups);
        groups.forEach(group -> Limits.requireText("groups", group));
        if (role != null) {
            role.requireKnown();
        }
        if (password != null
                && password.reveal().getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST_PASSWORD) {
            throw new IllegalArgumentException("password must have at most " + LONGEST_PASSWORD + " bytes");
        }
    }

    /** A request for this person. */
    public static ProvisionRequestBuilder builder(String userId, String email, String tier) {
        return new ProvisionRequestBuilder()
                .userId(requireUserId(userId))
                .email(requirePresent("email", email))
                .tier(requirePresent("tier", tier))
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
     * @throws IllegalArgumentException if it is missing, blank, has white space around it or a control character in it
     */
    public static String requireUserId(@Nullable String userId) {
        String id = requirePresent("userId", userId);
        Limits.requireText("userId", id);
        if (!id.equals(id.strip()) || id.codePoints().anyMatch(ProvisionRequest::isInvisible)) {
            throw new IllegalArgumentException("userId must not hold white space around it or invisible characters");
        }
        return id;
    }

    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static String requirePresent(String field, @Nullable String text) {
        if (text == null) {
            throw new IllegalArgumentException(field + " must be set");
        }
        return text;
    }
}
