package io.github.llmbridge.cli.doctor;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.store.InMemoryStore;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.cli.Surroundings;
import io.github.llmbridge.cli.ToolException;
import io.github.llmbridge.cli.config.Connector;
import io.github.llmbridge.cli.config.Settings;
import io.github.llmbridge.cli.config.SettingsReader;
import io.github.llmbridge.cli.output.Fault;
import io.github.llmbridge.cli.output.Faults;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes every check, whatever becomes of the others, and tells of each. */
public final class Doctor {
    private static final String CREDENTIALS = "LiteLLM and Open WebUI: health";

    private final Surroundings surroundings;
    private final List<Finding> found = new ArrayList<>();

    /** In these surroundings; for one examination. */
    public Doctor(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * What was found, in the order in which it was looked at.
     *
     * @param config the file that the command line names
     * @param options puts what the command line says over the settings
     */
    public List<Finding> examine(@Nullable Path config, UnaryOperator<Settings> options) {
        SettingsReader reader = new SettingsReader(surroundings.variables());
        Settings settings = options.apply(read(reader, config));
        look("Settings", () -> new SettingsCheck(settings, file(reader, config), surroundings).findings());
        look("Store", () -> new StoreCheck(settings, surroundings).findings());
        boolean reached = true;
        for (Product product : Product.values()) {
            reached &= address(product, settings);
        }
        if (reached) {
            servers(settings);
        } else {
            for (String check : List.of(CREDENTIALS, "Chatting", "Settings function")) {
                found.add(Finding.skipped(check, "not looked at: a server does not answer at its address"));
            }
        }
        return List.copyOf(found);
    }

    private Settings read(SettingsReader reader, @Nullable Path config) {
        try {
            return reader.read(config);
        } catch (ToolException e) {
            found.add(Finding.error(
                    "Settings: file", String.valueOf(e.getMessage()), "What it says is not known.", e.fix()));
        }
        try {
            return reader.ofEnvironment();
        } catch (ToolException alsoTold) {
            return Settings.none();
        }
    }

    private static Optional<Path> file(SettingsReader reader, @Nullable Path config) {
        try {
            return reader.file(config);
        } catch (ToolException told) {
            return Optional.empty();
        }
    }

    private boolean address(Product product, Settings settings) {
        Optional<String> url = settings.find(product.address());
        String check = product.title() + ": address";
        if (url.isEmpty()) {
            found.add(Finding.skipped(check, "not looked at: " + product.address() + " is not set"));
            return false;
        }
        int before = found.size();
        look(check, () -> new AddressCheck(product, url.get(), new Probe(surroundings.clock())).findings());
        return found.subList(before, found.size()).stream().noneMatch(one -> one.severity() == Severity.ERROR);
    }

    private void servers(Settings settings) {
        Connector connector = new Connector(settings, surroundings);
        try (LiteLlmClient liteLlm = connector.liteLlm();
                OpenWebUiClient openWebUi = connector.openWebUi();
                BridgeFacade bridge =
                        connector.bridge(liteLlm, openWebUi, tiers(connector), event -> {}, new InMemoryStore())) {
            ServersCheck servers = new ServersCheck(bridge, openWebUi, settings);
            int before = found.size();
            look(CREDENTIALS, servers::health);
            boolean well =
                    found.subList(before, found.size()).stream().noneMatch(one -> one.severity() == Severity.ERROR);
            if (well) {
                look("Chatting", servers::preflight);
                look("Settings function", servers::settingsFunction);
            } else {
                found.add(Finding.skipped("Chatting", "not looked at: a server does not serve"));
                found.add(Finding.skipped("Settings function", "not looked at: a server does not serve"));
            }
        } catch (RuntimeException e) {
            found.add(broken(CREDENTIALS, e));
            found.add(Finding.skipped("Chatting", "not looked at: the servers could not be called"));
            found.add(Finding.skipped("Settings function", "not looked at: the servers could not be called"));
        }
    }

    /** What is wrong with the file of tiers is told by the check of the settings. */
    private static TierCatalog tiers(Connector connector) {
        try {
            return connector.tiers();
        } catch (ToolException told) {
            return TierCatalog.of();
        }
    }

    /** A check that breaks is a finding, too. */
    private void look(String check, Supplier<List<Finding>> work) {
        try {
            found.addAll(work.get());
        } catch (RuntimeException e) {
            found.add(broken(check, e));
        }
    }

    private static Finding broken(String check, RuntimeException error) {
        Fault fault = Faults.of(error);
        return Finding.error(check, fault.message(), "The check could not be finished.", fault.fix());
    }
}
