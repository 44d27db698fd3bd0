package io.github.llmbridge.openwebui.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.openwebui.Since;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One account by its id. 0.6.30 tells name, picture and presence only; {@link Users#findByEmail} tells the rest there.
 *
 * @param settings everything the account has stored, the keys of its direct connections included: a secret
 * @param groups the account's groups
 * @param createdAt when the account was added, to the second
 * @param presence as newer servers call it; see {@link #online}
 * @param active as 0.6.30 calls it; see {@link #online}
 */
public record AccountDetails(
        String name,
        @Nullable String profileImageUrl,
        @Since("0.6.41") @Nullable String id,
        @Since("0.6.41") @Nullable String email,
        @Since("0.6.41") @Nullable Role role,
        @Since("0.6.41") @Nullable Map<String, Object> settings,
        @Since("0.6.42") @Nullable List<AccountGroup> groups,
        @Since("0.6.41") @Nullable Instant createdAt,

        @Since("0.6.41") @JsonProperty("is_active") @Nullable Boolean presence,

        @Nullable Boolean active,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public AccountDetails {
        settings = Copies.fields(settings);
        groups = Copies.list(groups);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** Whether the account has called the server in the last minutes (0.12) or has a page open (0.6.30). */
    public Optional<Boolean> online() {
        return Optional.ofNullable(presence == null ? active : presence);
    }
}
