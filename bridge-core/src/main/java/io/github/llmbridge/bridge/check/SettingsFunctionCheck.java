package io.github.llmbridge.bridge.check;

import io.github.llmbridge.bridge.look.Servers;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.openwebui.settings.SettingsFunctionStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether the settings function leads into any account's settings. Its answer is kept for a minute, one that hinders for a few
 * seconds; each use of the function compares the installed text all the same. Thread safe.
 */
public final class SettingsFunctionCheck {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Duration KEPT_IF_WRONG = Duration.ofSeconds(5);

    private final boolean wanted;
    private final Memo<SettingsFunctionStatus> status;

    /**
     * The check of one bridge.
     *
     * @param wanted whether the application asked for the function; otherwise it is never called
     */
    public SettingsFunctionCheck(boolean wanted, Clock clock) {
        this.wanted = wanted;
        this.status = new Memo<>(clock, found -> found.usable() ? KEPT : KEPT_IF_WRONG);
    }

    /** Whether it serves; not if the application did not ask for it. */
    public boolean serves(Servers servers) {
        return wanted && problem(servers).isEmpty();
    }

    /** Why it does not serve though the application asked for it. */
    public Optional<Problem> problem(Servers servers) {
        if (!wanted) {
            return Optional.empty();
        }
        try {
            SettingsFunctionStatus found = status.get(
                    servers, both -> both.openWebUi().settingsFunction().status());
            return found.usable() ? Optional.empty() : Optional.of(problem(found.text()));
        } catch (ApiException e) {
            return Optional.of(problem("the settings function could not be asked for: " + e.getMessage()));
        }
    }

    /** What was known does not hold any more. */
    public void forget() {
        status.forget();
    }

    private static Problem problem(String text) {
        return new Problem(Problem.Kind.SETTINGS_FUNCTION_UNUSABLE, text);
    }
}
