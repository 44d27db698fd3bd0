package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.person.Standing;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import java.util.List;
import java.util.Optional;

/**
 * The account's role. A pending account is activated when the bridge itself had it made or suspended, or when a credential of
 * its user or the application says whose it is; a pending role that an administrator gave stays.
 */
public final class RoleStep implements PersonStep {
    private final Access access;

    /** The step of one bridge. */
    public RoleStep(Access access) {
        this.access = access;
    }

    @Override
    public List<PlannedChange> plan(Person person, Look look) {
        return look
                .account()
                .flatMap(account -> wanted(person, look, account)
                        .filter(role -> !role.equals(account.role()))
                        .map(role -> new PlannedChange(
                                Step.ROLE, "role", account.role().value(), role.value())))
                .stream()
                .toList();
    }

    @Override
    public Done apply(Run run) {
        Optional<Account> known = run.account();
        if (known.isEmpty() || run.accountAdded()) {
            return Done.UNCHANGED;
        }
        Account account = known.get();
        Person person = run.person();
        Optional<Role> wanted = wanted(person, run.look(), account);
        boolean isPending = account.role().equals(Role.PENDING);
        if (wanted.isEmpty() || wanted.get().equals(account.role())) {
            if (isPending && person.standing() == Standing.ACTIVE) {
                run.problem(
                        Problem.Kind.ACCOUNT_PENDING,
                        "the account is pending in Open WebUI, which an administrator or its sign-up decided");
            }
            return Done.UNCHANGED;
        }
        Account changed = run.servers()
                .openWebUi()
                .accounts()
                .update(
                        account,
                        UpdateAccountRequest.builder().role(wanted.get()).build());
        if (!wanted.get().equals(changed.role())) {
            throw new IllegalStateException(
                    "Open WebUI kept the role " + changed.role().value() + " of the account");
        }
        return Done.UPDATED;
    }

    /** The role to give; nothing to leave the account's own. */
    private Optional<Role> wanted(Person person, Look look, Account account) {
        boolean isPending = account.role().equals(Role.PENDING);
        if (person.standing() == Standing.SUSPENDED) {
            return access.isProven(person, look) ? Optional.of(Role.PENDING) : Optional.empty();
        }
        if (person.isDeactivated()) {
            return access.isProven(person, look) ? Optional.of(Role.PENDING) : Optional.empty();
        }
        String earlier = look.note().roleBefore();
        if (person.follows() && isPending && earlier != null) {
            // A deactivation that has ended.
            return Optional.of(person.role() != null ? person.role() : new Role(earlier));
        }
        if (person.lifts()) {
            String before = look.note().roleBefore();
            // What the suspension made pending becomes what it was; a stranger's account was pending before.
            return isPending && (before != null || access.mayChange(person, look))
                    ? Optional.of(person.role() != null ? person.role() : before == null ? Role.USER : new Role(before))
                    : Optional.empty();
        }
        if (isPending && !mayActivate(person, look)) {
            return Optional.empty();
        }
        if (person.role() != null) {
            return access.mayChange(person, look) ? Optional.of(person.role()) : Optional.empty();
        }
        return isPending ? Optional.of(Role.USER) : Optional.empty();
    }

    /** Once the account had been in use, only an administrator can have made it pending. */
    private boolean mayActivate(Person person, Look look) {
        boolean wasInUse =
                look.account().filter(account -> account.settings() != null).isPresent();
        return !wasInUse && (access.isUnfinished(person, look) || person.userToken() != null || person.vouched());
    }
}
