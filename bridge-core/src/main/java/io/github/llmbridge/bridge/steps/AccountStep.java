package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.AccountMark;
import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.LlmBridgeException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.auths.Session;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import io.github.llmbridge.openwebui.users.UpdateAccountRequestBuilder;
import io.github.llmbridge.openwebui.users.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Open WebUI account. */
public final class AccountStep implements PersonStep {
    private final World world;
    private final Access access;
    private final Credentials credentials;

    /** The step of one bridge. */
    public AccountStep(World world, Access access) {
        this.world = world;
        this.access = access;
        this.credentials = new Credentials(world, access);
    }

    @Override
    public List<PlannedChange> plan(Person person, Look look) {
        if (look.account().isEmpty()) {
            return person.addsAccount() ? List.of(change("account", null, person.email())) : List.of();
        }
        Account account = look.account().get();
        List<PlannedChange> changes = new ArrayList<>();
        look.twins().stream()
                .filter(twin -> access.isTwin(person, look, twin))
                .forEach(twin -> changes.add(change("twin", twin.id(), null)));
        if (access.mayChange(person, look)) {
            changes.addAll(renames(person, look, account));
        }
        return changes;
    }

    private static List<PlannedChange> renames(Person person, Look look, Account account) {
        List<PlannedChange> changes = new ArrayList<>();
        if (person.renames() && person.name() != null && !person.name().equals(account.name())) {
            changes.add(change("name", account.name(), person.name()));
        }
        boolean moves = person.renames() || look.note().emailBefore() != null;
        if (moves && !person.email().equals(account.email())) {
            changes.add(change("email", account.email(), person.email()));
        }
        return changes;
    }

    @Override
    public Done apply(Run run) {
        Person person = run.person();
        Look look = run.look();
        if (look.account().isEmpty()) {
            return person.addsAccount() ? add(run) : Done.UNCHANGED;
        }
        removeTwins(run);
        Account account = renamed(run, look.account().get());
        Optional<Earlier.Added> added = run.earlier().addedOf(account);
        if (added.isPresent()) {
            return addedEarlier(run, account, added.get());
        }
        tellSharedPassword(run, account);
        if (access.isUnfinished(person, look)) {
            return takeOver(run, account);
        }
        run.account(account, null);
        return account.equals(look.account().get()) ? Done.UNCHANGED : Done.UPDATED;
    }

    private Account renamed(Run run, Account account) {
        List<PlannedChange> changes = renames(run.person(), run.look(), account);
        if (changes.isEmpty()) {
            return account;
        }
        if (!access.mayChange(run.person(), run.look())) {
            run.problem(
                    Problem.Kind.ACCOUNT_NOT_VOUCHED,
                    "nothing proves that the account of this address is the person's: its name and address stay");
            return account;
        }
        UpdateAccountRequestBuilder update = UpdateAccountRequest.builder();
        for (PlannedChange change : changes) {
            if (change.what().equals("name")) {
                update.name(run.person().name());
            } else {
                update.email(run.person().email());
            }
        }
        return run.servers().openWebUi().accounts().update(account, update.build());
    }

    private Done add(Run run) {
        Person person = run.person();
        AccountMark mark = newMark(run);
        Secret password = credentials.password(person, mark);
        Role role = person.role() == null ? Role.USER : person.role();
        String name = person.name() == null
                ? person.email().substring(0, person.email().indexOf('@'))
                : person.name();
        AddAccountRequest wanted = new AddAccountRequest(name, person.email(), password, role)
                .withProfileImageUrl(mark.pictureUrl(run.servers().openWebUi().dialect()));
        Session session;
        try {
            session = run.servers().openWebUi().auths().add(wanted);
        } catch (AlreadyExistsException | ServerErrorException e) {
            // Somebody else added the account between the look and the call; 0.12 answers 500 to the slower one.
            return found(run, e, mark, password);
        } catch (UnreachableException e) {
            if (!e.mayHaveBeenDone()) {
                throw e;
            }
            return found(run, e, mark, password);
        }
        Account added = account(session, wanted);
        requireOnly(run, added);
        run.initialPassword(password);
        run.added(added, new Earlier.Added(mark, password, session.token()));
        return Done.CREATED;
    }

    /**
     * Older servers can add an account for each of several requests. One that is in use stays, or else the one with the lowest
     * id; whoever added another takes it away again.
     */
    private void requireOnly(Run run, Account added) {
        if (!run.servers().openWebUi().dialect().accountsMayShareEmail()) {
            return;
        }
        Users users = run.servers().openWebUi().users();
        while (true) {
            List<Account> all = users.allByEmail(run.person().email());
            List<Account> others = all.stream()
                    .filter(account -> !account.id().equals(added.id()))
                    .toList();
            if (others.size() == all.size()) {
                throw new Overtaken("another process removed the account");
            }
            if (others.stream().anyMatch(other -> goesBefore(run, other, added))) {
                delete(run, added);
                throw new Overtaken("another process added an account with this address, too");
            }
            if (others.isEmpty()) {
                return;
            }
            if (!run.others().waitABit()) {
                others.forEach(other -> delete(run, other));
                return;
            }
        }
    }

    private boolean goesBefore(Run run, Account other, Account added) {
        boolean ours = AccountMark.of(other)
                .filter(mark -> world.material().proves(mark, run.person().userId(), run.note()))
                .isPresent();
        return !ours || other.settings() != null || other.id().compareTo(added.id()) < 0;
    }

    /** Accounts beside the person's that a process added and was stopped before it took them away. */
    private void removeTwins(Run run) {
        run.look().twins().stream()
                .filter(twin -> access.isTwin(run.person(), run.look(), twin))
                .forEach(twin -> delete(run, twin));
    }

    private static void delete(Run run, Account account) {
        try {
            run.servers().openWebUi().users().delete(account.id());
        } catch (NotFoundException | ServerErrorException gone) {
            if (isThere(run, account)) {
                throw gone;
            }
        }
    }

    /** An earlier try of this operation added it, and was overtaken elsewhere. */
    private static Done addedEarlier(Run run, Account account, Earlier.Added added) {
        run.initialPassword(added.password());
        run.foundAdded(account, added);
        return Done.CREATED;
    }

    /** All who were asked to make the account at once tell its password, whoever was first. */
    private void tellSharedPassword(Run run, Account account) {
        Person person = run.person();
        if (run.earlier().sawNoAccount()
                && person.addsAccount()
                && world.material().derives()
                && access.isMarked(person.userId(), run.look(), account)) {
            run.initialPassword(credentials.password(person, Credentials.mark(account)));
        }
    }

    private AccountMark newMark(Run run) {
        String noted = run.note().account();
        return noted != null && !world.material().derives()
                ? world.material().newMarkOf(noted)
                : world.material().newMark(run.person().userId());
    }

    /** The account is there though this run did not get the answer that it made it: the mark tells who did. */
    private Done found(Run run, RuntimeException error, AccountMark tried, Secret password) {
        Person person = run.person();
        List<Account> all = run.servers().openWebUi().users().allByEmail(person.email());
        if (all.isEmpty()) {
            throw error;
        }
        Account account = all.stream()
                .filter(one -> AccountMark.of(one).filter(tried::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new Overtaken("another process added the account"));
        requireOnly(run, account);
        Secret token = Credentials.signIn(run, password);
        if (token == null) {
            throw addedAnew(run, account);
        }
        run.initialPassword(password);
        run.foundAdded(account, new Earlier.Added(tried, password, token));
        return Done.CREATED;
    }

    /** An account that the bridge added before a process stopped. */
    private Done takeOver(Run run, Account account) {
        Secret password = credentials.password(run.person(), Credentials.mark(account));
        Secret token = world.material().derives() ? Credentials.signIn(run, password) : null;
        if (token == null) {
            UpdateAccountRequest reset =
                    UpdateAccountRequest.builder().password(password).build();
            try {
                run.servers().openWebUi().accounts().update(account, reset);
            } catch (ServerErrorException e) {
                // Since 0.12 so if another process sets a password at the same moment.
                throw new Overtaken("a password could not be set for the account", e);
            }
            token = Credentials.signIn(run, password);
        }
        if (token == null && isUntouched(account)) {
            // Another process may have set another password just now.
            throw run.earlier().overtaken()
                    ? addedAnew(run, account)
                    : new Overtaken("the password that was set for the account is refused");
        }
        run.initialPassword(password);
        run.account(account, token);
        return Done.of(Outcome.CREATED, "added by an interrupted run");
    }

    /**
     * Open WebUI stores an account and its password in two steps. Where the second fails ("database is locked") it
     * answers 500, and nobody can ever sign in; a password that is set for such an account is taken and not stored.
     * Nobody has used it.
     */
    private static Overtaken addedAnew(Run run, Account account) {
        delete(run, account);
        return new Overtaken("the account has no password, and is added anew");
    }

    /** Where passwords are switched off, the account's user may have come by another way. */
    private static boolean isUntouched(Account account) {
        return !account.cameBySingleSignOn()
                && account.createdAt() != null
                && account.additionalProperties().get("last_active_at") instanceof Number active
                && active.longValue() == account.createdAt().getEpochSecond();
    }

    /** Whether somebody has removed the account that this run works for, as far as the server can tell. */
    public boolean isGone(Run run) {
        try {
            return run.account().filter(account -> !isThere(run, account)).isPresent();
        } catch (LlmBridgeException unknown) {
            return false;
        }
    }

    static boolean isThere(Run run, Account account) {
        return run.servers().openWebUi().users().allByEmail(account.email()).stream()
                .anyMatch(found -> found.id().equals(account.id()));
    }

    private static Account account(Session session, AddAccountRequest wanted) {
        return new Account(
                Objects.requireNonNull(session.id(), "id"),
                session.email() == null ? wanted.email() : session.email(),
                wanted.name(),
                session.role() == null ? wanted.role() : session.role(),
                wanted.profileImageUrl(),
                null,
                List.of(),
                null,
                Map.of());
    }

    private static PlannedChange change(String what, @Nullable String before, @Nullable String after) {
        return new PlannedChange(Step.ACCOUNT, what, before, after);
    }
}
