package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which alias a key may have. Keys that come with a user are not asked. */
final class LiteLlmKeyAliases {
    /** An alias may become the name of a secret. 1.90.7 does not look at it yet. */
    private static final Pattern UNSAFE = Pattern.compile("(^|/)\\.\\.(/|$)|[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]");

    /**
     * The rule of {@code litellm_settings.enable_key_alias_format_validation}, off by default: {@code _KEY_ALIAS_PATTERN} in
     * {@code key_management_endpoints.py} of 1.90.7, 1.106.0 and 1.108.6. 1.77.3 has no such setting.
     */
    private static final Pattern FORMAT = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_\\-/.@]{0,253}[a-zA-Z0-9]");

    private static final String FORMAT_MESSAGE =
            "Invalid key_alias format. Must be 2-255 characters, start/end with alphanumeric, and only contain"
                    + " a-zA-Z0-9_-/.@.";

    private final LiteLlmContext context;

    LiteLlmKeyAliases(LiteLlmContext context) {
        this.context = context;
    }

    /** For a new key, or one that gets another alias. */
    void checkNew(@Nullable String alias) {
        if (alias != null) {
            checkForm(alias);
            checkFree(alias, "");
        }
    }

    /** An alias that stays need not be well formed, but nobody else may have it. */
    void checkChange(@Nullable String alias, ObjectNode key) {
        if (alias != null) {
            if (!alias.equals(Json.text(key, "key_alias"))) {
                checkForm(alias);
            }
            checkFree(alias, key.path("token").asText());
        }
    }

    private void checkForm(String alias) {
        if (context.line.does(LiteLlmFact.CHECKS_KEY_ALIASES)
                && UNSAFE.matcher(alias).find()) {
            throw refused(
                    "Invalid key_alias: must not contain control characters (such as tab or newline) or a \"..\" path"
                            + " segment");
        }
        if (context.settings.aliasFormat() && !FORMAT.matcher(alias).matches()) {
            throw refused(FORMAT_MESSAGE);
        }
    }

    private void checkFree(String alias, String hashOfItself) {
        boolean taken = context.state.keysWhere("key_alias", alias).stream()
                .anyMatch(key -> !hashOfItself.equals(Json.text(key, "token")));
        if (taken) {
            throw refused(
                    "Key with alias '" + alias + "' already exists. Unique key aliases across all keys are required.");
        }
    }

    private Refusal refused(String message) {
        return context.errors.error(400, "bad_request_error", "key_alias", message);
    }
}
