package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.person.Standing;
import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.openwebui.users.Account;
import java.util.List;
import java.util.Optional;

/**
 * The account's sessions end with a suspension, where the server can. A pending account's sessions are refused on every
 * version, so an older server loses nothing by that.
 */
public final class SessionsStep implements PersonStep {
    private static final int NO_SUCH_ROUTE = 405;

    private final RoleStep roles;

    /** The step comes before that of the role, whose change tells that it has not been done yet. */
    public SessionsStep(RoleStep roles) {
        this.roles = roles;
    }

    @Override
    public List<PlannedChange> plan(Person person, Look look) {
        return List.of();
    }

    @Override
    public Done apply(Run run) {
        Optional<Account> account = run.account();
        boolean becomesPending = !roles.plan(run.person(), run.look()).isEmpty();
        if (run.person().standing() != Standing.SUSPENDED || account.isEmpty() || !becomesPending) {
            return Done.UNCHANGED;
        }
        try {
            run.servers().openWebUi().users().revokeSessions(account.get().id());
            return Done.of(Outcome.REMOVED);
        } catch (ApiException e) {
            if (e.status() == NO_SUCH_ROUTE || e.status() == 404) {
                return Done.of(Outcome.UNCHANGED, "this server cannot end sessions; a pending account's are refused");
            }
            throw e;
        }
    }
}
