package io.github.llmbridge.openwebui.models;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.openwebui.Since;
import io.github.llmbridge.openwebui.Until;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a model to be made, or as a whole to be written.
 *
 * @param id what chats name; no spaces
 * @param baseModelId the model behind a preset; none for a connection's own model. An account that uses the preset needs
 *     the right to that model too (since 0.11)
 * @param params such as {@code temperature} or {@code system}
 * @param meta such as {@code description}
 * @param accessGrants who may use the entry, since 0.8; an update replaces them, too (0.12.4 leaves them as they are), and
 *     without them 0.9.6 to 0.11.1 answer 500: {@link #builder(ModelEntry)} takes over what is there
 * @param accessControl who may use it, before 0.8; an update without it makes the model public
 * @param isActive whether it is offered; yes if {@code null}
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record ModelForm(
        String id,
        String name,
        @Nullable String baseModelId,
        Map<String, @Nullable Object> params,
        Map<String, @Nullable Object> meta,
        @Since("0.8.0") @Nullable List<ModelGrant> accessGrants,
        @Until("0.8.0") @Nullable Map<String, @Nullable Object> accessControl,
        @Nullable Boolean isActive,
        @JsonAnyGetter @JsonAnySetter Map<String, @Nullable Object> additionalProperties) {
    /** Checks what 0.6.30 would store as it comes. */
    public ModelForm {
        ModelIds.require("id", id);
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
        if (baseModelId != null) {
            ModelIds.require("baseModelId", baseModelId);
        }
        params = UnknownFields.copyOf(params);
        meta = UnknownFields.copyOf(meta);
        accessGrants = Copies.list(accessGrants);
        accessControl = Copies.fields(accessControl);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** An entry that administrators alone may use until it is granted, on every version. */
    public static ModelFormBuilder builder(String id, String name) {
        return new ModelFormBuilder().id(id).name(name).accessGrants(List.of()).accessControl(Map.of());
    }

    /** An entry as it is, to be changed. */
    public static ModelFormBuilder builder(ModelEntry entry) {
        return new ModelFormBuilder()
                .id(entry.id())
                .name(entry.name())
                .baseModelId(entry.baseModelId())
                .params(entry.params())
                .meta(entry.meta())
                .accessGrants(entry.accessGrants())
                .accessControl(entry.accessControl())
                .isActive(entry.isActive());
    }
}
