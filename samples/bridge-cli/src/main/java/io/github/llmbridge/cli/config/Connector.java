package io.github.llmbridge.cli.config;

import io.github.llmbridge.bridge.BridgeBuilder;
import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.events.BridgeListener;
import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.cli.Surroundings;
import io.github.llmbridge.cli.ToolException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes clients and bridge of what is set. */
public final class Connector {
    private static final String HOW =
            "Set it in the environment, or in a file that --config names; see docs/bridge-cli.md.";

    private final Settings settings;
    private final Surroundings surroundings;

    /**
     * Over these settings.
     *
     * @param surroundings with the person who can be asked for a secret that is not set
     */
    public Connector(Settings settings, Surroundings surroundings) {
        this.settings = settings;
        this.surroundings = surroundings;
    }

    /**
     * Both servers and the bridge.
     *
     * @param needsTiers whether the work cannot be done without the file of tiers
     * @param actor who asks, for the audit trail
     * @throws ToolException naming everything that is missing or wrong
     */
    public Connected open(boolean needsTiers, BridgeListener listener, String actor) {
        requireComplete(needsTiers);
        LiteLlmClient liteLlm = liteLlm();
        OpenWebUiClient openWebUi = openWebUi();
        ToolStore store = new ToolStore(settings, surroundings);
        BridgeFacade owner = bridge(liteLlm, openWebUi, tiers(), listener, store);
        return new Connected(liteLlm, openWebUi, owner, checked(() -> owner.as(actor), "--actor"), store);
    }

    /** LiteLLM, called for this tool. */
    public LiteLlmClient liteLlm() {
        return checked(
                () -> LiteLlmClient.builder()
                        .baseUrl(required(Setting.LITELLM_BASE_URL))
                        .masterKey(secret(Setting.LITELLM_MASTER_KEY))
                        .application("bridge-cli")
                        .build(),
                "LITELLM_BASE_URL");
    }

    /** Open WebUI, called for this tool. */
    public OpenWebUiClient openWebUi() {
        return checked(
                () -> {
                    OpenWebUiClient.Builder builder = OpenWebUiClient.builder()
                            .baseUrl(required(Setting.OPENWEBUI_BASE_URL))
                            .application("bridge-cli");
                    Optional<Secret> token = settings.secret(Setting.OPENWEBUI_ADMIN_TOKEN);
                    Optional<String> email = settings.find(Setting.OPENWEBUI_ADMIN_EMAIL);
                    if (token.isEmpty() && email.isPresent()) {
                        return builder.adminPassword(email.get(), secret(Setting.OPENWEBUI_ADMIN_PASSWORD))
                                .build();
                    }
                    return builder.adminToken(secret(Setting.OPENWEBUI_ADMIN_TOKEN))
                            .build();
                },
                "OPENWEBUI_BASE_URL");
    }

    /** The tiers of the file that is set; none if none is. */
    public TierCatalog tiers() {
        Optional<String> file = settings.find(Setting.BRIDGE_TIERS);
        if (file.isEmpty()) {
            return TierCatalog.of();
        }
        try {
            return TierCatalog.read(Path.of(file.get()));
        } catch (IOException e) {
            throw new ToolException(
                    "the file of tiers " + file.get() + " cannot be read: "
                            + e.getClass().getSimpleName(),
                    "Correct BRIDGE_TIERS or --tiers, and see that you may read the file.",
                    e);
        } catch (IllegalArgumentException e) {
            throw new ToolException(
                    "the file of tiers " + file.get() + " is wrong: " + e.getMessage(),
                    "Correct the file; docs/bridge-cli.md shows one.",
                    e);
        }
    }

    /** The bridge over clients that are there. */
    public BridgeFacade bridge(
            LiteLlmClient liteLlm,
            OpenWebUiClient openWebUi,
            TierCatalog tiers,
            BridgeListener listener,
            BridgeStore store) {
        return checked(
                () -> {
                    BridgeBuilder builder = BridgeFacade.builder()
                            .liteLlm(liteLlm)
                            .openWebUi(openWebUi)
                            .tiers(tiers)
                            .connectionUrl(publicUrl(liteLlm.baseUrl()))
                            .settingsFunction(settings.isOn(Setting.BRIDGE_SETTINGS_FUNCTION, false))
                            .checkBrowserUrl(settings.isOn(Setting.BRIDGE_CHECK_BROWSER_URL, true))
                            .listener(listener)
                            .store(store);
                    settings.find(Setting.OPENWEBUI_PUBLIC_URL).ifPresent(builder::pageOrigin);
                    settings.find(Setting.BRIDGE_INSTANCE).ifPresent(builder::instance);
                    settings.seconds(Setting.BRIDGE_DEADLINE).ifPresent(builder::deadline);
                    settings.secret(Setting.BRIDGE_SECRET).ifPresent(builder::secret);
                    settings.secret(Setting.BRIDGE_FORMER_SECRET).ifPresent(builder::formerSecret);
                    return builder.build();
                },
                "LITELLM_PUBLIC_URL, BRIDGE_INSTANCE and BRIDGE_SECRET");
    }

    /** LiteLLM's address as browsers reach it. */
    public String publicUrl(String baseUrl) {
        return settings.find(Setting.LITELLM_PUBLIC_URL).orElse(baseUrl + "/v1");
    }

    private void requireComplete(boolean needsTiers) {
        List<String> missing = missing();
        if (needsTiers && settings.find(Setting.BRIDGE_TIERS).isEmpty()) {
            missing.add(Setting.BRIDGE_TIERS + " (or --tiers)");
        }
        if (!missing.isEmpty()) {
            throw new ToolException("not set: " + String.join(", ", missing), HOW);
        }
    }

    /** What must be set and is not; a secret that a person can be asked for is not missing. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (Setting setting : List.of(Setting.LITELLM_BASE_URL, Setting.OPENWEBUI_BASE_URL)) {
            if (settings.find(setting).isEmpty()) {
                missing.add(setting.name());
            }
        }
        if (!surroundings.isTerminal()) {
            missing.addAll(missingSecrets());
        }
        return missing;
    }

    private List<String> missingSecrets() {
        List<String> missing = new ArrayList<>();
        if (settings.find(Setting.LITELLM_MASTER_KEY).isEmpty()) {
            missing.add(Setting.LITELLM_MASTER_KEY.name());
        }
        boolean byPassword = settings.find(Setting.OPENWEBUI_ADMIN_EMAIL).isPresent();
        Setting credential = byPassword ? Setting.OPENWEBUI_ADMIN_PASSWORD : Setting.OPENWEBUI_ADMIN_TOKEN;
        if (settings.find(Setting.OPENWEBUI_ADMIN_TOKEN).isEmpty()
                && settings.find(credential).isEmpty()) {
            missing.add(
                    byPassword
                            ? credential.name()
                            : Setting.OPENWEBUI_ADMIN_EMAIL + " and " + Setting.OPENWEBUI_ADMIN_PASSWORD + " (or "
                                    + credential + ")");
        }
        return missing;
    }

    private String required(Setting setting) {
        return settings.find(setting).orElseThrow(() -> new ToolException("not set: " + setting, HOW));
    }

    private Secret secret(Setting setting) {
        return settings.secret(setting)
                .or(() -> surroundings
                        .prompt()
                        .apply(setting.name())
                        .filter(text -> !text.isBlank())
                        .map(Secret::of))
                .orElseThrow(() -> new ToolException(
                        "not set: " + setting
                                + (setting == Setting.OPENWEBUI_ADMIN_TOKEN
                                        ? ", nor " + Setting.OPENWEBUI_ADMIN_EMAIL + " and "
                                                + Setting.OPENWEBUI_ADMIN_PASSWORD
                                        : ""),
                        HOW));
    }

    private static <T> T checked(Supplier<T> work, String where) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            throw new ToolException(String.valueOf(e.getMessage()), "Correct " + where + ".", e);
        }
    }
}
