package io.github.llmbridge.bridge;

import io.github.llmbridge.litellm.users.User;
import io.github.llmbridge.openwebui.users.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The note in the LiteLLM user's metadata that the bridge is about to add the Open WebUI account. The token of a new
 * account is shown once; if the answer is lost or the process stops, this note proves that the account is the bridge's own,
 * whose password it may then set anew. It no longer counts once the account has settings.
 */
final class AccountClaim {
    private static final String SINCE = "llmbridge_adding_account_since";

    /** The account is added seconds after the note; the rest is for clocks that disagree. */
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private AccountClaim() {}

    static Map<String, Object> put(Map<String, Object> metadata, Instant now) {
        Map<String, Object> claimed = new LinkedHashMap<>(metadata);
        claimed.put(SINCE, now.getEpochSecond());
        return claimed;
    }

    static Map<String, Object> remove(Map<String, Object> metadata) {
        Map<String, Object> free = new LinkedHashMap<>(metadata);
        free.remove(SINCE);
        return free;
    }

    /** Whether a note is fresh enough for an account that is added now. */
    static boolean isFresh(Map<String, Object> metadata, Instant now) {
        return isNear(metadata, now);
    }

    /** Whether the account was added under the user's note and never finished. */
    static boolean covers(User user, Account account) {
        return account.settings() == null
                && account.createdAt() != null
                && isNear(user.metadata(), account.createdAt());
    }

    private static boolean isNear(Map<String, Object> metadata, Instant time) {
        if (!(metadata.get(SINCE) instanceof Number since)) {
            return false;
        }
        Duration distance =
                Duration.between(Instant.ofEpochSecond(since.longValue()), time).abs();
        return distance.compareTo(WINDOW) < 0;
    }
}
