package io.github.llmbridge.cli.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the tool can be told, by the environment or by a file; the names are those of the variables. */
public enum Setting {
    /** LiteLLM's address as this machine reaches it. */
    LITELLM_BASE_URL(false),
    /** LiteLLM's master key, or the key of an administrator. */
    LITELLM_MASTER_KEY(true),
    /** LiteLLM's address as the users' browsers reach it, with {@code /v1}. */
    LITELLM_PUBLIC_URL(false),
    /** LiteLLM's PostgreSQL, for those who run it; the address may hold a password. */
    LITELLM_JDBC_URL(true),
    /** Open WebUI's address as this machine reaches it. */
    OPENWEBUI_BASE_URL(false),
    /** Scheme, host and port by which users open Open WebUI. */
    OPENWEBUI_PUBLIC_URL(false),
    /** An administrator's e-mail. */
    OPENWEBUI_ADMIN_EMAIL(false),
    /** That administrator's password. */
    OPENWEBUI_ADMIN_PASSWORD(true),
    /** A token or API key of an administrator, instead of e-mail and password. */
    OPENWEBUI_ADMIN_TOKEN(true),
    /** The file of subscription tiers. */
    BRIDGE_TIERS(false),
    /** The bridge's name, if several work behind one LiteLLM. */
    BRIDGE_INSTANCE(false),
    /** The secret that keys and passwords are derived from, 32 bytes or more. */
    BRIDGE_SECRET(true),
    /** A secret that was in use before. */
    BRIDGE_FORMER_SECRET(true),
    /** {@code true} to change the settings of accounts by the settings function. */
    BRIDGE_SETTINGS_FUNCTION(false),
    /** How many seconds an operation for one person may take. */
    BRIDGE_DEADLINE(false),
    /** {@code false} where this machine cannot reach the address that browsers use. */
    BRIDGE_CHECK_BROWSER_URL(false),
    /** Where the store lies: the path of a file, {@code jdbc:postgresql://...}, or {@code memory}. */
    BRIDGE_STORE(false),
    /** The user of PostgreSQL. */
    BRIDGE_STORE_USER(false),
    /** That user's password. */
    BRIDGE_STORE_PASSWORD(true),
    /** The file of a Tink key set that encrypts personal content of the store. */
    BRIDGE_STORE_KEY_FILE(false);

    /** What names a file that holds a secret. */
    static final String FILE = "_FILE";

    private final boolean secret;

    Setting(boolean secret) {
        this.secret = secret;
    }

    /** Whether its value must not be shown. */
    public boolean isSecret() {
        return secret;
    }

    /** Whether this value of it is a path of this machine. */
    boolean isPath(String value) {
        return switch (this) {
            case BRIDGE_TIERS, BRIDGE_STORE_KEY_FILE -> true;
            case BRIDGE_STORE -> StorePlace.isFile(value);
            default -> false;
        };
    }

    /** The setting of this name. */
    static Optional<Setting> named(String name) {
        return Arrays.stream(values())
                .filter(setting -> setting.name().equals(name))
                .findFirst();
    }

    /** The secret whose file this name names. */
    static Optional<Setting> ofFile(String name) {
        return name.endsWith(FILE)
                ? named(name.substring(0, name.length() - FILE.length())).filter(Setting::isSecret)
                : Optional.empty();
    }

    /** Every name that can be set. */
    static List<String> names() {
        return Arrays.stream(values())
                .flatMap(setting -> setting.secret
                        ? List.of(setting.name(), setting + FILE).stream()
                        : List.of(setting.name()).stream())
                .toList();
    }
}
