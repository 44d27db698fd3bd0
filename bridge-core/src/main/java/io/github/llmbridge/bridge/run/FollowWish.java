package io.github.llmbridge.bridge.run;

import io.github.llmbridge.bridge.person.MembershipOwner;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What LiteLLM says that a person should be.
 *
 * @param email the account's address
 * @param name the account's name
 * @param request how the person is made if it is new; {@code null} if the rules give it no tier
 * @param groups the stable ids of the groups of its teams and organizations
 * @param admin whether LiteLLM makes it an administrator
 * @param deactivated whether LiteLLM has it deactivated
 * @param membership who decides who is in groups
 */
public record FollowWish(
        String email,
        String name,
        @Nullable ProvisionRequest request,
        List<String> groups,
        boolean admin,
        boolean deactivated,
        MembershipOwner membership) {
    public FollowWish {
        groups = List.copyOf(groups);
    }
}
