package io.github.llmbridge.bridge.run;

import io.github.llmbridge.bridge.check.SettingsFunctionCheck;
import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.Looker;
import io.github.llmbridge.bridge.look.Servers;
import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.bridge.report.BridgeException;
import io.github.llmbridge.bridge.report.Operation;
import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.PersonNotFoundException;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.RemovalResult;
import io.github.llmbridge.bridge.report.RunReport;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.bridge.report.StepFailedException;
import io.github.llmbridge.bridge.steps.Done;
import io.github.llmbridge.bridge.steps.Removing;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.users.UserInfo;
import io.github.llmbridge.openwebui.users.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes a person away: the order of provisioning backwards. Each part is named by the caller; the rest is told as
 * kept.
 */
final class Removal {
    private final Looker looker;
    private final Removing removing;
    private final SettingsFunctionCheck settingsFunction;

    Removal(Looker looker, Removing removing, SettingsFunctionCheck settingsFunction) {
        this.looker = looker;
        this.removing = removing;
        this.settingsFunction = settingsFunction;
    }

    /**
     * Removes what is named.
     *
     * @param token a credential of the account's user, for its settings
     * @param recording what the store is told
     */
    RemovalResult run(
            String userId,
            Set<Part> parts,
            Servers servers,
            Deadline deadline,
            @Nullable Secret token,
            Recording recording) {
        StepLog log = new StepLog();
        Removing.Work work = null;
        try {
            deadline.check();
            Look look = look(userId, servers);
            work = removing.begin(look, servers, token);
            Removing.Work begun = work;
            recording.begin(RemovalRecord.planned(look, parts));
            step(parts, Part.CONNECTION, log, Step.CONNECTION, deadline, () -> removing.connection(begun));
            step(parts, Part.KEYS, log, Step.KEY, deadline, () -> removing.keys(begun));
            step(parts, Part.TEAM, log, Step.OLD_TEAM, deadline, () -> removing.teams(begun, parts));
            step(parts, Part.GROUPS, log, Step.GROUPS, deadline, () -> removing.groups(begun));
            step(parts, Part.ACCOUNT, log, Step.ACCOUNT, deadline, () -> removing.account(begun));
            boolean user = parts.contains(Part.LITELLM_USER);
            log.run(Step.LITELLM_USER, () -> user ? removing.user(begun) : removing.note(begun, parts));
            List<Problem> problems = new ArrayList<>(begun.problems());
            recording.done(log.results()).ifPresent(problems::add);
            keep(look, parts, log, recording).ifPresent(problems::add);
            RunReport report =
                    new RunReport(Operation.REMOVE, userId, Status.REMOVED, log.results(), problems, List.of());
            return new RemovalResult(report, removing.kept(begun, parts));
        } catch (BridgeException e) {
            throw e;
        } catch (RuntimeException e) {
            List<Problem> problems = new ArrayList<>(work == null ? List.of() : work.problems());
            recording.failed(log.results(), e).ifPresent(problems::add);
            RunReport report =
                    new RunReport(Operation.REMOVE, userId, Status.FAILED, log.results(), problems, List.of());
            throw new StepFailedException(Operation.REMOVE, new RemovalResult(report, List.of()), e);
        }
    }

    private Optional<Problem> keep(Look look, Set<Part> parts, StepLog log, Recording recording) {
        boolean gone = log.results().stream()
                .anyMatch(step -> step.step() == Step.LITELLM_USER && step.outcome() == Outcome.REMOVED);
        return gone ? recording.gone() : RemovalRecord.left(look, parts, recording);
    }

    /** The account, if a credential of its user would let the connection be taken out of its settings. */
    Optional<Account> needsToken(String userId, Set<Part> parts, Servers servers) {
        if (!parts.contains(Part.CONNECTION) || parts.contains(Part.ACCOUNT)) {
            return Optional.empty();
        }
        try {
            Look look = look(userId, servers);
            boolean asksUser =
                    look.connection().isPresent() && !look.settingsFunctionServes() && !removing.hasOwnWay(look);
            return asksUser ? look.account() : Optional.empty();
        } catch (ApiException e) {
            // The removal itself meets it again, and tells it as its own failure.
            return Optional.empty();
        }
    }

    private Look look(String userId, Servers servers) {
        Optional<UserInfo> user = looker.user(servers, userId);
        if (user.isEmpty()) {
            throw new PersonNotFoundException(userId, "LiteLLM has no such user");
        }
        List<Account> accounts = user.flatMap(
                        info -> Optional.ofNullable(info.user().userEmail()))
                .filter(email -> !email.isBlank())
                .map(email -> looker.accounts(servers, email))
                .orElse(List.of());
        return looker.look(servers, userId, user, accounts, List.of())
                .withSettingsFunction(settingsFunction.serves(servers));
    }

    private static void step(
            Set<Part> parts, Part part, StepLog log, Step step, Deadline deadline, Supplier<Done> work) {
        deadline.check();
        if (parts.contains(part)) {
            log.run(step, work);
        }
    }
}
