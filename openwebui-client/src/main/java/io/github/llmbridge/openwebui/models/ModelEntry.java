package io.github.llmbridge.openwebui.models;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.openwebui.Since;
import io.github.llmbridge.openwebui.Until;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Open WebUI itself keeps of a model: name, parameters, and who may use it. A connection's model has an entry only
 * once somebody gave it one; without an entry only administrators may use it.
 *
 * @param baseModelId the model behind a preset; {@code null} for a connection's own model
 * @param accessGrants who may use it, since 0.8; {@code null} on older servers
 * @param accessControl who may use it, before 0.8: {@code null} there means every account
 * @param isActive whether it is offered at all
 * @param createdAt when the entry was made, to the second
 * @param updatedAt when the entry was changed last, to the second
 */
public record ModelEntry(
        String id,
        @Nullable String userId,
        @Nullable String baseModelId,
        String name,
        Map<String, Object> params,
        Map<String, Object> meta,
        @Since("0.8.0") @Nullable List<ModelGrant> accessGrants,
        @Until("0.8.0") @Nullable Map<String, Object> accessControl,
        @Nullable Boolean isActive,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public ModelEntry {
        params = UnknownFields.copyOf(params);
        meta = UnknownFields.copyOf(meta);
        accessGrants = Copies.list(accessGrants);
        accessControl = Copies.fields(accessControl);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** Whether every account may use it. */
    public boolean isPublic() {
        if (accessGrants == null) {
            return accessControl == null;
        }
        return accessGrants.stream().anyMatch(grant -> "*".equals(grant.principalId()) && isRead(grant));
    }

    /** The groups and accounts that may use it, by name; none where {@link #isPublic()} is all that is said. */
    public Grantees readers() {
        return accessGrants == null
                ? AccessControl.readers(accessControl)
                : new Grantees(granted("group", accessGrants), granted("user", accessGrants));
    }

    private static Set<String> granted(String type, List<ModelGrant> grants) {
        Set<String> ids = new LinkedHashSet<>();
        for (ModelGrant grant : grants) {
            String id = grant.principalId();
            if (type.equals(grant.principalType()) && isRead(grant) && id != null && !id.isBlank() && !id.equals("*")) {
                ids.add(id);
            }
        }
        return ids;
    }

    private static boolean isRead(ModelGrant grant) {
        return "read".equals(grant.permission());
    }
}
