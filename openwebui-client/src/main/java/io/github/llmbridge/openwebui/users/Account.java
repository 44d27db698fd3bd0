package io.github.llmbridge.openwebui.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.Copies;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.openwebui.Since;
import io.github.llmbridge.openwebui.settings.DirectConnections;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An account as the administrator's list shows it.
 *
 * @param email in lower case
 * @param settings everything the account has stored, the keys of its direct connections included: a secret
 * @param groupIds the account's groups; {@code null} on servers before 0.6.37, where groups list their members
 * @param createdAt when the account was added, to the second
 */
public record Account(
        String id,
        String email,
        String name,
        Role role,
        @Nullable String profileImageUrl,
        @Nullable Map<String, Object> settings,
        @Since("0.6.37") @Nullable List<String> groupIds,
        @Nullable Instant createdAt,
        @JsonAnyGetter @JsonAnySetter Map<String, Object> additionalProperties) {
    public Account {
        settings = Copies.fields(settings);
        groupIds = Copies.list(groupIds);
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /**
     * Whether a provider of identities has vouched for the account: it signed in by OAuth or OpenID Connect, or came by SCIM.
     * Older servers tell it in {@code oauth_sub}, newer ones in {@code oauth} and {@code scim}.
     */
    public boolean cameBySingleSignOn() {
        return Stream.of("oauth_sub", "oauth", "scim")
                .map(additionalProperties::get)
                .anyMatch(told -> told instanceof Map<?, ?> known
                        ? !known.isEmpty()
                        : told instanceof String text && !text.isBlank());
    }

    /**
     * The account's direct connections as they are stored, with their keys.
     *
     * @throws io.github.llmbridge.openwebui.settings.MalformedSettingsException if they cannot be read
     */
    public DirectConnections directConnections() {
        return DirectConnections.in(settings);
    }
}
