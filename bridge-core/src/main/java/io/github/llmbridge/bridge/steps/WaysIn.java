package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.SettingsWay;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.settings.ConnectionsEditor;
import io.github.llmbridge.openwebui.settings.SettingsEditor;
import io.github.llmbridge.openwebui.settings.SettingsFunctionException;
import java.util.Optional;
import java.util.function.Function;

/**
 * The ways into an account's settings: as the account itself, or by the settings function. The session of an account that the
 * bridge added is at hand; else the function goes first, where it may be used; else there must be a credential of the user.
 */
final class WaysIn {
    private final Access access;
    private final Credentials credentials;

    WaysIn(Access access, Credentials credentials) {
        this.access = access;
        this.credentials = credentials;
    }

    /** What came of it, and by which way. */
    record Went<R>(R result, SettingsWay way) {}

    /** Does the work by the first way that is open; nothing if there is none. */
    <R> Optional<Went<R>> go(
            Run run, Function<ConnectionsEditor, R> byFunction, Function<SettingsEditor, R> asAccount) {
        // What is taken away is the bridge's by its mark, whosever the account is.
        boolean takesAway = run.person().isKeyless() && run.look().settingsFunctionServes();
        if (credentials.atHand(run).isEmpty() && (takesAway || access.mayUseFunction(run.person(), run.look()))) {
            try {
                ConnectionsEditor editor = openWebUi(run)
                        .settingsFunction()
                        .editor(run.requireAccount().id());
                return Optional.of(new Went<>(byFunction.apply(editor), SettingsWay.SETTINGS_FUNCTION));
            } catch (SettingsFunctionException e) {
                run.functionFailed();
                run.problem(Problem.Kind.SETTINGS_FUNCTION_UNUSABLE, String.valueOf(e.getMessage()));
            }
        }
        Optional<Secret> token = credentials.of(run);
        return token.map(value -> new Went<>(
                asAccount.apply(
                        openWebUi(run).as(run.requireAccount().id(), value).settingsEditor()),
                SettingsWay.CREDENTIAL));
    }

    private static OpenWebUiClient openWebUi(Run run) {
        return run.servers().openWebUi();
    }
}
