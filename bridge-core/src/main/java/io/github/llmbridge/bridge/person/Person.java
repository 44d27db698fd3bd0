package io.github.llmbridge.bridge.person;

import io.github.llmbridge.bridge.tiers.SpentPolicy;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.users.Role;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What should be of one person: every operation of the bridge comes down to one of these.
 *
 * @param userId LiteLLM's id
 * @param email the account's address
 * @param name the account's name, if it is to be made or changed
 * @param tier what the key may do now, a grant included
 * @param ownTier the person's own tier, which the key's life goes by; another than {@code tier} in a grant
 * @param team the team to be in; {@code null} for none that the bridge gives
 * @param groups every group to be in, those of the tier included
 * @param role the account's role, if the application named it
 * @param standing whether the person may use the service
 * @param key what is to become of the key
 * @param spent what is to become of what was spent, if the tier changes
 * @param grant what is noted of a temporary grant; empty for none
 * @param password the initial password, if the application named it
 * @param userToken a credential of the user, if the application gave it
 * @param vouched whether the application vouches for the account
 * @param lifts whether blocks and a pending role are lifted
 * @param renames whether name and e-mail are to be changed where they differ
 * @param addsAccount whether an account is added if there is none
 * @param following what follows LiteLLM; {@code null} in an operation that the application asked for
 */
@Value.Builder
public record Person(
        String userId,
        String email,
        @Nullable String name,
        SubscriptionTier tier,
        SubscriptionTier ownTier,
        @Nullable TeamSpec team,
        List<String> groups,
        @Nullable Role role,
        Standing standing,
        KeyWish key,
        SpentPolicy spent,
        Map<String, Object> grant,
        @Nullable Secret password,
        @Nullable Secret userToken,
        boolean vouched,
        boolean lifts,
        boolean renames,
        boolean addsAccount,
        @Nullable Following following) {
    public Person {
        groups = groups.stream().distinct().toList();
        grant = Map.copyOf(grant);
    }

    /** Whether the operation follows LiteLLM. */
    public boolean follows() {
        return following != null;
    }

    /** Whether key and LiteLLM user stay as they are. */
    public boolean leavesLiteLlm() {
        return following != null && following.leavesLiteLlm();
    }

    /** Whether there is to be no key, and no connection. */
    public boolean isKeyless() {
        return following != null && following.keyless();
    }

    /** Whether the connection is to be off until the key works again. */
    public boolean isConnectionOff() {
        return following != null && following.connectionOff();
    }

    /** Whether the user is deactivated in LiteLLM. */
    public boolean isDeactivated() {
        return following != null && following.deactivated();
    }

    /** Whether groups of LiteLLM's teams and organizations are left, whoever put the account into them. */
    public boolean takesOut() {
        return following != null && following.takesOut();
    }

    /** The same with a credential of the user. */
    public Person withUserToken(Secret token) {
        return new PersonBuilder().from(this).userToken(token).build();
    }
}
