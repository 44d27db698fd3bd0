package io.github.llmbridge.cli.doctor;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.report.HealthReport;
import io.github.llmbridge.bridge.report.HealthReport.ServerHealth;
import io.github.llmbridge.bridge.report.PreflightReport;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.cli.config.Setting;
import io.github.llmbridge.cli.config.Settings;
import io.github.llmbridge.cli.output.Remedy;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.settings.SettingsFunctionStatus;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What both servers tell an administrator: credentials, database, versions, switches, what browsers may do. */
final class ServersCheck {
    /** What the check of the servers' health has told already. */
    private static final Set<Problem.Kind> TOLD = EnumSet.of(
            Problem.Kind.MASTER_KEY_LACKS_RIGHTS,
            Problem.Kind.ADMIN_TOKEN_LACKS_RIGHTS,
            Problem.Kind.SERVER_UNREACHABLE,
            Problem.Kind.SETTINGS_FUNCTION_UNUSABLE);

    private final BridgeFacade bridge;
    private final OpenWebUiClient openWebUi;
    private final Settings settings;

    ServersCheck(BridgeFacade bridge, OpenWebUiClient openWebUi, Settings settings) {
        this.bridge = bridge;
        this.openWebUi = openWebUi;
        this.settings = settings;
    }

    List<Finding> health() {
        HealthReport health = bridge.health();
        return List.of(
                of(
                        "LiteLLM",
                        health.liteLlm(),
                        "Set LITELLM_MASTER_KEY to LiteLLM's master key (general_settings.master_key), or to the key"
                                + " of a user with the role proxy_admin."),
                of(
                        "Open WebUI",
                        health.openWebUi(),
                        settings.find(Setting.OPENWEBUI_ADMIN_TOKEN).isPresent()
                                ? "Set OPENWEBUI_ADMIN_EMAIL and OPENWEBUI_ADMIN_PASSWORD of an account with the role"
                                        + " admin instead of the token: a token of the page ends after four weeks."
                                : "Correct OPENWEBUI_ADMIN_EMAIL and OPENWEBUI_ADMIN_PASSWORD; the account must have"
                                        + " the role admin, and sign-in by password must be on."));
    }

    private static Finding of(String product, ServerHealth server, String credentials) {
        String check = product + ": health";
        String detail = server.detail() == null ? "" : ": " + server.detail();
        return switch (server.state()) {
            case UP -> Finding.ok(check, product + " " + server.version() + " is up, and takes the credentials");
            case SLOW ->
                Finding.warning(
                        check,
                        product + " " + server.version() + " is slow" + detail,
                        "People wait for every answer.",
                        "Look at the server's load, its database and the network between.");
            case UNREACHABLE -> Finding.error(check, "no answer" + detail, "The server cannot be called.", "Start it.");
            case ANOTHER_SERVER ->
                Finding.error(
                        check,
                        "another server answers" + detail,
                        "The address is not " + product + "'s.",
                        "Correct its address.");
            case CREDENTIALS_REFUSED ->
                Finding.error(
                        check,
                        "the credentials are refused, or are not an administrator's" + detail,
                        "Nothing can be read or changed there.",
                        credentials);
            case DATABASE_DOWN ->
                Finding.error(
                        check,
                        "LiteLLM does not reach its database" + detail,
                        "Without it LiteLLM knows no users and no keys.",
                        "Start the database, and see LiteLLM's DATABASE_URL and log.");
            case TOO_OLD ->
                Finding.error(
                        check,
                        product + " " + server.version() + " is too old" + detail,
                        "It lacks what the bridge needs.",
                        "Upgrade it; docs/compatibility.md shows which versions were tested.");
            case FAULTY ->
                Finding.error(
                        check,
                        product + " answers with a fault of its own" + detail,
                        "The server or a gateway before it is broken.",
                        "Look at its log.");
        };
    }

    /** What keeps people from chatting, though both servers are well. */
    List<Finding> preflight() {
        PreflightReport report = bridge.preflight();
        List<Finding> found = new ArrayList<>();
        for (Problem problem : report.problems()) {
            if (!TOLD.contains(problem.kind())) {
                found.add(of(problem));
            }
        }
        if (report.isReady()) {
            found.add(Finding.ok("Chatting", "nothing keeps people of every tier from chatting"));
        }
        return found;
    }

    private static Finding of(Problem problem) {
        String check =
                "Chatting: " + problem.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        if (problem.kind().isBlocking()) {
            return Finding.error(check, problem.message(), "People cannot chat.", Remedy.of(problem.kind()));
        }
        return problem.kind() == Problem.Kind.API_KEYS_DISABLED
                ? Finding.note(
                        check, problem.message(), "The bridge needs no users' API keys.", Remedy.of(problem.kind()))
                : Finding.warning(check, problem.message(), "It works, for now.", Remedy.of(problem.kind()));
    }

    List<Finding> settingsFunction() {
        String check = "Settings function";
        boolean wanted = settings.isOn(Setting.BRIDGE_SETTINGS_FUNCTION, false);
        SettingsFunctionStatus status = openWebUi.settingsFunction().status();
        if (status.usable()) {
            return List.of(
                    wanted
                            ? Finding.ok(check, "it is installed, and used")
                            : Finding.note(
                                    check,
                                    "it is installed, and not used",
                                    "Accounts that exist already wait for a token of their users.",
                                    "Set BRIDGE_SETTINGS_FUNCTION=true to use it."));
        }
        return List.of(
                wanted
                        ? Finding.error(
                                check,
                                status.text(),
                                "BRIDGE_SETTINGS_FUNCTION asks for it: accounts that exist already wait for a token.",
                                "llmbridge function install; llmbridge function status tells more.")
                        : Finding.note(
                                check,
                                status.text(),
                                "Accounts that the bridge adds need none; accounts that exist already wait for a token"
                                        + " of their users.",
                                "llmbridge function install, and BRIDGE_SETTINGS_FUNCTION=true;"
                                        + " docs/settings-function.md says what you let in."));
    }
}
