package io.github.llmbridge.bridge.run;

import io.github.llmbridge.bridge.check.SettingsFunctionCheck;
import io.github.llmbridge.bridge.look.Servers;
import io.github.llmbridge.bridge.report.BridgeException;
import io.github.llmbridge.bridge.report.Operation;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.RemovalResult;
import io.github.llmbridge.bridge.report.RunReport;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.bridge.report.StepFailedException;
import io.github.llmbridge.bridge.steps.Departing;
import io.github.llmbridge.bridge.steps.Done;
import io.github.llmbridge.bridge.store.PersonRecord;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the access of somebody away whom LiteLLM has no longer, keys included. */
final class Departure {
    private final Departing departing;
    private final SettingsFunctionCheck settingsFunction;

    Departure(Departing departing, SettingsFunctionCheck settingsFunction) {
        this.departing = departing;
        this.settingsFunction = settingsFunction;
    }

    /** @param deletesAccount whether an account that the bridge added goes, too, with everything in it */
    RemovalResult run(PersonRecord person, boolean deletesAccount, Servers servers, Recording recording) {
        StepLog log = new StepLog();
        List<Problem> problems = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        try {
            Optional<Account> found = departing.account(person, servers);
            if (found.isPresent()) {
                Account account = found.get();
                boolean deletes = deletesAccount && departing.isAdded(person, account);
                recording.begin(planned(account, deletes));
                if (deletes) {
                    log.run(Step.ACCOUNT, () -> departing.delete(account, servers));
                } else {
                    kept.add("the account in Open WebUI with its chats");
                    shut(person, account, servers, log, problems);
                }
            }
            recording.done(log.results()).ifPresent(problems::add);
            recording.gone().ifPresent(problems::add);
            return new RemovalResult(
                    new RunReport(
                            Operation.FOLLOW, person.userId(), Status.REMOVED, log.results(), problems, List.of()),
                    kept);
        } catch (BridgeException e) {
            throw e;
        } catch (RuntimeException e) {
            recording.failed(log.results(), e).ifPresent(problems::add);
            RunReport report =
                    new RunReport(Operation.FOLLOW, person.userId(), Status.FAILED, log.results(), problems, List.of());
            throw new StepFailedException(Operation.FOLLOW, new RemovalResult(report, List.of()), e);
        }
    }

    private static List<PlannedChange> planned(Account account, boolean deletes) {
        boolean isPending = account.role().equals(Role.PENDING);
        if (deletes) {
            return List.of(new PlannedChange(Step.ACCOUNT, "account", account.email(), null));
        }
        return isPending
                ? List.of()
                : List.of(new PlannedChange(Step.ROLE, "role", account.role().value(), Role.PENDING.value()));
    }

    /** The connection goes first: a pending account's settings are shut. */
    private void shut(PersonRecord person, Account account, Servers servers, StepLog log, List<Problem> problems) {
        if (departing.isConnected(account)) {
            log.run(
                    Step.CONNECTION,
                    () -> departing
                            .connection(person, account, servers, settingsFunction.serves(servers))
                            .orElseGet(() -> {
                                problems.add(new Problem(
                                        Problem.Kind.CONNECTION_NOT_CHANGED,
                                        "the connection is still in the account's settings: there is no way into"
                                                + " them; its key is gone"));
                                return Done.nothing();
                            }));
        }
        log.run(Step.GROUPS, () -> departing.groups(account, servers));
        log.run(Step.ROLE, () -> departing.pending(account, servers));
    }
}
