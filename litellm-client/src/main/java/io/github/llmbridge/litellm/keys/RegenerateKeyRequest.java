package io.github.llmbridge.litellm.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Since;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A key to be replaced by a new one with the same settings.
 *
 * @param changes names the key and says what is to be different; without a temporary increase of its budget
 * @param newKey the new key, if the caller chooses it
 * @param newMasterKey the new master key, if it is the master key that is replaced
 * @param keyType which routes the new key may call
 * @param gracePeriod how long the old key goes on working; not at all if not set. Since LiteLLM 1.81.13.
 * @param sendInviteEmail whether the key's user is told by e-mail; a failure of that is only logged
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record RegenerateKeyRequest(
        @JsonUnwrapped UpdateKeyRequest changes,
        @Nullable Secret newKey,
        @Nullable Secret newMasterKey,
        @Nullable KeyType keyType,
        @Since("1.81.13") @Nullable KeyDuration gracePeriod,
        @Nullable Boolean sendInviteEmail,
        @JsonAnyGetter Map<String, Object> additionalProperties) {
    /** Checks what the server would take and misread. */
    public RegenerateKeyRequest {
        Limits.requireKey("newKey", newKey);
        Limits.requireKey("newMasterKey", newMasterKey);
        if (changes.tempBudgetIncrease() != null) {
            throw new IllegalArgumentException(
                    "changes.tempBudgetIncrease must not be set: the server would ignore it");
        }
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** Replaces the key that the change names. */
    public static RegenerateKeyRequestBuilder builder(UpdateKeyRequest changes) {
        return new RegenerateKeyRequestBuilder().changes(changes);
    }
}
