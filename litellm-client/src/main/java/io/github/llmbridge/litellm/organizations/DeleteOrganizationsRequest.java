package io.github.llmbridge.litellm.organizations;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Limits;
import java.util.List;
import java.util.Map;

/**
 * An organization to be deleted. One id a call: with several, an unknown id leaves those before it deleted, with a 404.
 *
 * @param organizationIds one id
 * @param additionalProperties fields that this SDK has no name for
 */
public record DeleteOrganizationsRequest(
        List<String> organizationIds, @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks that it is one. */
    public DeleteOrganizationsRequest {
        if (organizationIds.size() != 1) {
            throw new IllegalArgumentException("organizationIds must hold exactly one id");
        }
        organizationIds = Limits.requireIds("organizationIds", organizationIds);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** This organization. */
    public static DeleteOrganizationsRequest of(String organizationId) {
        return new DeleteOrganizationsRequest(List.of(organizationId), Map.of());
    }
}
