package io.github.llmbridge.litellm.teams;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.Models;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A team as the server keeps it. */
public record Team(
        String teamId,
        @Nullable String teamAlias,
        @Nullable String organizationId,
        Models models,
        @Nullable Double spend,
        @Nullable Double maxBudget,
        @Nullable String budgetDuration,
        @Nullable Long tpmLimit,
        @Nullable Long rpmLimit,
        @Nullable Boolean blocked,
        List<TeamMember> membersWithRoles,
        Map<String, Object> metadata,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public Team {
        models = Models.orAll(models);
        membersWithRoles = membersWithRoles == null ? List.of() : List.copyOf(membersWithRoles);
        metadata = UnknownFields.copyOf(metadata);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** Whether the user is a member. */
    public boolean hasMember(String userId) {
        return membersWithRoles.stream().anyMatch(member -> userId.equals(member.userId()));
    }
}
