package io.github.llmbridge.bridge.run;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.person.KeyWish;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.person.Standing;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.bridge.steps.Access;
import io.github.llmbridge.bridge.steps.AccountStep;
import io.github.llmbridge.bridge.steps.ConnectionStep;
import io.github.llmbridge.bridge.steps.GroupsStep;
import io.github.llmbridge.bridge.steps.KeyStep;
import io.github.llmbridge.bridge.steps.Notes;
import io.github.llmbridge.bridge.steps.OldKeysStep;
import io.github.llmbridge.bridge.steps.OldTeamStep;
import io.github.llmbridge.bridge.steps.ProofStep;
import io.github.llmbridge.bridge.steps.RoleStep;
import io.github.llmbridge.bridge.steps.Run;
import io.github.llmbridge.bridge.steps.SessionsStep;
import io.github.llmbridge.bridge.steps.TeamStep;
import io.github.llmbridge.bridge.steps.UserStep;
import io.github.llmbridge.bridge.steps.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The steps of one bridge. */
final class Steps {
    /** How long LiteLLM may remember a key, and a little more. */
    private static final Duration CACHES = Duration.ofSeconds(75);

    private final World world;
    private final Access access;
    private final Notes notes;
    private final UserStep users;
    private final TeamStep teams;
    private final KeyStep keys;
    private final AccountStep accounts;
    private final RoleStep roles;
    private final GroupsStep groups;
    private final ConnectionStep connections;
    private final SessionsStep sessions;
    private final ProofStep proof;
    private final OldKeysStep oldKeys;
    private final OldTeamStep oldTeams;
    private final Patience grace;

    /**
     * Steps over one world.
     *
     * @param grace how long a replaced key goes on working
     */
    Steps(World world, Patience grace) {
        this.world = world;
        this.grace = grace;
        this.access = new Access(world);
        this.notes = new Notes(world, access);
        this.users = new UserStep(world, notes);
        this.teams = new TeamStep();
        this.keys = new KeyStep(world, access, notes);
        this.accounts = new AccountStep(world, access);
        this.roles = new RoleStep(access);
        this.groups = new GroupsStep(access);
        this.connections = new ConnectionStep(world, access, keys);
        this.sessions = new SessionsStep(roles);
        this.proof = new ProofStep();
        this.oldKeys = new OldKeysStep(keys, notes);
        this.oldTeams = new OldTeamStep();
    }

    /** What differs from the wish, in the order in which it would be changed. */
    List<PlannedChange> changes(Person person, Look look) {
        List<PlannedChange> changes = new ArrayList<>();
        List.of(users, teams, keys, accounts, roles, groups, connections, oldKeys, oldTeams)
                .forEach(step -> changes.addAll(step.plan(person, look)));
        return changes;
    }

    /** A rotation without a way into the settings would leave the person with a dead connection. */
    void requireWay(Person person, Look look) {
        if (look.account().isEmpty() || !person.key().asksForAnotherValue()) {
            return;
        }
        if (person.standing() == Standing.SUSPENDED && !access.mayUseFunction(person, look)) {
            throw new InvalidRequestException("the key of user '" + person.userId()
                    + "' cannot be replaced: the person is suspended, so its key is blocked and its settings are shut;"
                    + " resume comes first");
        }
        if (!access.isOpen(person, look)) {
            throw noWay(person, "there is no way into the account's settings");
        }
    }

    /** The same, once the way was tried. */
    void requireWay(Run run) {
        if (run.person().key().asksForAnotherValue() && run.isSettingsShut()) {
            throw noWay(
                    run.person(),
                    run.isTokenRefused()
                            ? "the credential of its user was refused"
                            : "the account's password is another now, or its settings cannot be read");
        }
    }

    private static InvalidRequestException noWay(Person person, String why) {
        return new InvalidRequestException("the key of user '" + person.userId() + "' cannot be replaced: " + why
                + "; give a UserTokenSource that knows a token of the user");
    }

    /** A new key is proved before the old one is deleted, which goes on working for whoever has just read it. */
    void prove(Run run, StepLog log) {
        if (run.person().key() != KeyWish.ROTATE || !proof.concerns(run)) {
            return;
        }
        log.run(Step.PROOF, () -> proof.apply(run));
        if (!grace.length().equals(Duration.ZERO)) {
            grace.pause(grace.length());
        }
    }

    /** After a leak it must be known that the old key is refused: LiteLLM's caches may take it for a minute. */
    void confirmRefused(Run run, Duration left) {
        if (run.person().key() != KeyWish.REPLACE_NOW || !proof.concerns(run)) {
            return;
        }
        Duration wait = left.compareTo(CACHES) < 0 ? left : CACHES;
        boolean refused = run.look()
                .connectionSecret()
                .filter(old -> !old.equals(run.key().orElse(null)))
                .map(old -> run.isRefused(old, wait))
                .orElse(true);
        if (!refused) {
            run.problem(
                    Problem.Kind.OLD_KEY_STILL_TAKEN,
                    "LiteLLM still takes the old key, " + wait.toSeconds() + " s after it was blocked and deleted");
        }
    }

    void forgetPending(String userId) {
        world.pending().forget(userId);
    }

    Access access() {
        return access;
    }

    Notes notes() {
        return notes;
    }

    UserStep users() {
        return users;
    }

    TeamStep teams() {
        return teams;
    }

    KeyStep keys() {
        return keys;
    }

    AccountStep accounts() {
        return accounts;
    }

    RoleStep roles() {
        return roles;
    }

    GroupsStep groups() {
        return groups;
    }

    ConnectionStep connections() {
        return connections;
    }

    SessionsStep sessions() {
        return sessions;
    }

    OldKeysStep oldKeys() {
        return oldKeys;
    }

    OldTeamStep oldTeams() {
        return oldTeams;
    }
}
