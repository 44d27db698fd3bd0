package io.github.llmbridge.bridge.look;

import io.github.llmbridge.http.EnterpriseOnlyException;
import io.github.llmbridge.litellm.organizations.Organization;
import io.github.llmbridge.litellm.organizations.OrganizationMembership;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The organizations of LiteLLM, as far as it tells them: since 1.102 not without a licence.
 *
 * @param aliases display names by id, where there are any
 * @param byUser the ids of the organizations that a user is a member of, by the user's id
 */
public record KnownOrganizations(Map<String, String> aliases, Map<String, Set<String>> byUser) {
    /** Reads them in one call. */
    public static KnownOrganizations read(Servers servers) {
        Map<String, String> aliases = new HashMap<>();
        Map<String, Set<String>> byUser = new HashMap<>();
        for (Organization organization : list(servers)) {
            String id = organization.organizationId();
            if (organization.organizationAlias() != null) {
                aliases.put(id, organization.organizationAlias());
            }
            Objects.requireNonNullElse(organization.members(), List.<OrganizationMembership>of()).stream()
                    .map(OrganizationMembership::userId)
                    .filter(Objects::nonNull)
                    .forEach(user ->
                            byUser.computeIfAbsent(user, key -> new TreeSet<>()).add(id));
        }
        return new KnownOrganizations(aliases, byUser);
    }

    private static List<Organization> list(Servers servers) {
        try {
            return servers.liteLlm().organizations().list();
        } catch (EnterpriseOnlyException e) {
            return List.of();
        }
    }
}
