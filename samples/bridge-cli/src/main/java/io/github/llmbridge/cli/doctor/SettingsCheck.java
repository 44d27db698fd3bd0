package io.github.llmbridge.cli.doctor;

import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.cli.Surroundings;
import io.github.llmbridge.cli.ToolException;
import io.github.llmbridge.cli.config.ConfigFile;
import io.github.llmbridge.cli.config.Connector;
import io.github.llmbridge.cli.config.Setting;
import io.github.llmbridge.cli.config.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is wrong with what the tool was told, before any server is asked. */
final class SettingsCheck {
    private static final int SHORTEST_SECRET = 32;
    private static final String ADDRESSES = "Settings: addresses";
    private static final String SECRETS = "Settings: secrets";

    private final Settings settings;
    private final Optional<Path> file;
    private final Surroundings surroundings;

    SettingsCheck(Settings settings, Optional<Path> file, Surroundings surroundings) {
        this.settings = settings;
        this.file = file;
        this.surroundings = surroundings;
    }

    List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        missing(found);
        signIns(found);
        browserAddress(found);
        secrets(found);
        tiers(found);
        file.ifPresent(path -> rights(path, found));
        return found;
    }

    private void missing(List<Finding> found) {
        List<String> missing = new Connector(settings, surroundings).missing();
        if (missing.isEmpty()) {
            found.add(Finding.ok("Settings", "what the tool needs is set"));
        }
        for (String name : missing) {
            found.add(Finding.error(
                    "Settings",
                    name + " is not set",
                    "The server cannot be called without it.",
                    "Set it in the environment, or in a file that --config or BRIDGE_CONFIG names."));
        }
        if (settings.find(Setting.OPENWEBUI_ADMIN_TOKEN).isPresent()
                && settings.find(Setting.OPENWEBUI_ADMIN_PASSWORD).isPresent()) {
            found.add(Finding.note(
                    "Settings",
                    "both a token and a password of Open WebUI's administrator are set",
                    "The token is used.",
                    "Unset OPENWEBUI_ADMIN_TOKEN to sign in by password, which lasts."));
        }
    }

    /** Open WebUI allows 15 sign-ins in 3 minutes. */
    private void signIns(List<Finding> found) {
        if (settings.find(Setting.OPENWEBUI_ADMIN_TOKEN).isEmpty()
                && settings.find(Setting.OPENWEBUI_ADMIN_PASSWORD).isPresent()) {
            found.add(Finding.note(
                    "Settings",
                    "each command signs in to Open WebUI by password",
                    "Open WebUI allows 15 sign-ins in 3 minutes, which a script of many commands reaches.",
                    "For scripts set OPENWEBUI_ADMIN_TOKEN to an administrator's API key (Settings > Account)."));
        }
    }

    /** What the users' browsers are given. */
    private void browserAddress(List<Finding> found) {
        Optional<String> base = settings.find(Setting.LITELLM_BASE_URL);
        if (base.isEmpty()) {
            return;
        }
        String url = settings.find(Setting.LITELLM_PUBLIC_URL).orElse(base.get().replaceAll("/+$", "") + "/v1");
        if (settings.find(Setting.LITELLM_PUBLIC_URL).isEmpty()) {
            found.add(Finding.note(
                    ADDRESSES,
                    "LITELLM_PUBLIC_URL is not set, so the users' browsers are given " + url,
                    "That is right only if browsers reach LiteLLM by the same address as this machine.",
                    "Set LITELLM_PUBLIC_URL to LiteLLM's address for browsers, with /v1."));
        } else if (!url.replaceAll("/+$", "").endsWith("/v1")) {
            found.add(Finding.note(
                    ADDRESSES,
                    "LITELLM_PUBLIC_URL does not end with /v1",
                    "The page adds /models and /chat/completions to it; LiteLLM answers with and without /v1.",
                    "Add /v1, unless a gateway wants it otherwise."));
        }
        String page = settings.find(Setting.OPENWEBUI_PUBLIC_URL)
                .or(() -> settings.find(Setting.OPENWEBUI_BASE_URL))
                .orElse("");
        if (isLoopback(url) && !isLoopback(page)) {
            found.add(Finding.warning(
                    ADDRESSES,
                    "the users' browsers are given " + url,
                    "localhost is the computer of each user, not this machine.",
                    "Set LITELLM_PUBLIC_URL to an address that other computers reach."));
        }
    }

    private static boolean isLoopback(String url) {
        try {
            String host = String.valueOf(URI.create(url).getHost()).toLowerCase(Locale.ROOT);
            return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void secrets(List<Finding> found) {
        for (Setting setting : Setting.values()) {
            String value = setting.isSecret() ? settings.find(setting).orElse("") : "";
            if (value.matches("(?s)([\"']).*\\1")) {
                found.add(Finding.error(
                        SECRETS,
                        setting + " has quotes around it",
                        "They are taken for a part of the secret.",
                        "Write it without quotes in " + settings.origin(setting) + "."));
            }
            if (value.matches("(?i)(your|change|example|sk-your).*")) {
                found.add(Finding.warning(
                        SECRETS,
                        setting + " looks like an example",
                        "It was copied from a document, and not replaced.",
                        "Set your own in " + settings.origin(setting) + "."));
            }
        }
        Optional<String> secret = settings.find(Setting.BRIDGE_SECRET);
        if (secret.isEmpty()) {
            found.add(Finding.note(
                    SECRETS,
                    "BRIDGE_SECRET is not set",
                    "Keys and passwords are random, and only one process may work for a person at a time.",
                    "Set it to 32 random characters or more, such as those of: openssl rand -base64 32. Keep it."));
        } else if (secret.get().length() < SHORTEST_SECRET) {
            found.add(Finding.error(
                    SECRETS,
                    "BRIDGE_SECRET is shorter than 32 characters",
                    "Keys that are derived from it could be guessed.",
                    "Set a longer one, and this one as BRIDGE_FORMER_SECRET if it was in use."));
        }
    }

    private void tiers(List<Finding> found) {
        String check = "Settings: tiers";
        if (settings.find(Setting.BRIDGE_TIERS).isEmpty()) {
            found.add(Finding.error(
                    check,
                    "BRIDGE_TIERS is not set",
                    "Most commands need to know what each tier allows.",
                    "Write a file of tiers (docs/bridge-cli.md shows one), and name it by BRIDGE_TIERS or --tiers."));
            return;
        }
        try {
            TierCatalog tiers = new Connector(settings, surroundings).tiers();
            found.add(Finding.ok(check, "the file has the tiers " + String.join(", ", tiers.names())));
        } catch (ToolException e) {
            found.add(Finding.error(
                    check, String.valueOf(e.getMessage()), "Most commands cannot work without it.", e.fix()));
        }
    }

    private void rights(Path path, List<Finding> found) {
        boolean holdsSecret = false;
        for (Setting setting : Setting.values()) {
            holdsSecret |= setting.isSecret() && settings.origin(setting).equals("the file " + path);
        }
        if (holdsSecret && new ConfigFile(path).isReadByOthers()) {
            found.add(Finding.warning(
                    SECRETS,
                    "the file " + path + " holds secrets, and others on this machine may read it",
                    "Whoever reads it is administrator of both servers.",
                    "chmod 600 " + path));
        }
    }
}
