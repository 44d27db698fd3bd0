package io.github.llmbridge.bridge;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.tokens.UserTokenSource;
import io.github.llmbridge.openwebui.users.Account;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** What the parts of the bridge share. */
record BridgeConfig(
        LiteLlmClient liteLlm,
        OpenWebUiClient openWebUi,
        TierCatalog tiers,
        String connectionUrl,
        String pageOrigin,
        boolean checkBrowserUrl,
        UserTokenSource userTokens,
        SecretMaker secrets,
        Clock clock) {

    /** A token of an account that exists: the request's own, or one that the application can get. */
    Optional<Secret> tokenOf(ProvisionRequest request, Account account) {
        return Optional.ofNullable(request.userToken()).or(() -> userTokens.tokenFor(account));
    }

    /** Whether a stored connection is the bridge's: by its mark, which the page's dialog drops, or by address and key. */
    boolean isOurs(DirectConnection connection, Set<KeyHash> ownedKeys) {
        return connection.isManagedBy(OwnedKey.OWNER)
                || (connection.hasUrl(connectionUrl)
                        && connection.key() != null
                        && ownedKeys.contains(KeyHash.of(connection.key())));
    }
}
