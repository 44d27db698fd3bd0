package io.github.llmbridge.bridge.run;

import io.github.llmbridge.bridge.check.Hindrances;
import io.github.llmbridge.bridge.check.KnownModels;
import io.github.llmbridge.bridge.check.Preflight;
import io.github.llmbridge.bridge.check.SettingsFunctionCheck;
import io.github.llmbridge.bridge.events.BridgePolicy;
import io.github.llmbridge.bridge.events.PlannedOperation;
import io.github.llmbridge.bridge.look.Servers;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.person.Standing;
import io.github.llmbridge.bridge.report.BridgeException;
import io.github.llmbridge.bridge.report.Operation;
import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.PersonResult;
import io.github.llmbridge.bridge.report.Plan;
import io.github.llmbridge.bridge.report.PlanOutdatedException;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.RefusedByPolicyException;
import io.github.llmbridge.bridge.report.RunReport;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.bridge.report.StepFailedException;
import io.github.llmbridge.bridge.steps.Earlier;
import io.github.llmbridge.bridge.steps.KeyFacts;
import io.github.llmbridge.bridge.steps.Overtaken;
import io.github.llmbridge.bridge.steps.PersonStep;
import io.github.llmbridge.bridge.steps.Run;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.openwebui.users.Account;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs one operation for one person: look, plan, policy, apply in order, report. */
final class Runner {
    /** How often an operation begins anew because others work for the same person; each time they have got further. */
    private static final int MOST_TRIES = 5;

    private final Snapshots snapshots;
    private final Steps steps;
    private final Branches branches;
    private final Preflight preflight;
    private final KnownModels knownModels;
    private final SettingsFunctionCheck settingsFunction;
    private final Hindrances hindrances;
    private final List<BridgePolicy> policies;
    private final Clock clock;

    Runner(
            Snapshots snapshots,
            Steps steps,
            Branches branches,
            Preflight preflight,
            KnownModels knownModels,
            SettingsFunctionCheck settingsFunction,
            List<BridgePolicy> policies,
            Clock clock) {
        this.snapshots = snapshots;
        this.steps = steps;
        this.branches = branches;
        this.preflight = preflight;
        this.knownModels = knownModels;
        this.settingsFunction = settingsFunction;
        this.hindrances = new Hindrances(knownModels);
        this.policies = List.copyOf(policies);
        this.clock = clock;
    }

    /** What one try reached: the end, or the need of a credential that only the application can have. */
    sealed interface Attempt<R> {
        /** The operation has ended. */
        record Ended<R>(R result, Run run) implements Attempt<R> {}

        /** A credential of this account's user would let the operation be finished. */
        record NeedsToken<R>(Account account) implements Attempt<R> {}
    }

    /** What would be changed; changes nothing. */
    Plan plan(Task<?> task, Servers servers) {
        List<Problem> general = preflight.ofConnections(servers);
        Snapshots.Seen seen =
                snapshots.take(task, servers, Earlier.NONE).withSettingsFunction(settingsFunction.serves(servers));
        knownModels.check(seen.person().tier(), servers);
        List<Problem> problems = new ArrayList<>(general);
        settingsFunction.problem(servers).ifPresent(problems::add);
        steps.keys()
                .found(seen.person(), seen.look())
                .ifPresent(key -> problems.addAll(hindrances.of(
                        servers,
                        seen.person(),
                        seen.look(),
                        // The plan itself brings the list of models.
                        KeyFacts.of(key.key()).withModels(seen.person().tier().models()),
                        Optional.ofNullable(key.key().teamId()).flatMap(seen.look()::team),
                        clock.instant())));
        return new Plan(task.userId(), steps.changes(seen.person(), seen.look()), problems);
    }

    /**
     * Runs the operation.
     *
     * @param token a credential of the user that the application's source gave
     * @param mayAsk whether the source may be asked
     * @param recording what the store is told
     */
    <R extends PersonResult> Attempt<R> run(
            Task<R> task,
            Servers servers,
            Deadline deadline,
            @Nullable Secret token,
            boolean mayAsk,
            Recording recording) {
        Earlier earlier = Earlier.NONE;
        Task<R> now = task;
        for (int more = MOST_TRIES - 1; ; more--) {
            Tried<R> tried = once(now, servers, deadline, token, mayAsk, earlier, more > 0, recording);
            if (tried.attempt() != null) {
                return tried.attempt();
            }
            // Who was not looked at was not overtaken by others.
            earlier = now.seemsNew() ? tried.earlier().asFirst() : tried.earlier();
            now = now.seeming(false);
        }
    }

    /** The end of one try: either an attempt, or what the next try has to know. */
    private record Tried<R>(@Nullable Attempt<R> attempt, Earlier earlier) {}

    private <R extends PersonResult> Tried<R> once(
            Task<R> task,
            Servers servers,
            Deadline deadline,
            @Nullable Secret token,
            boolean mayAsk,
            Earlier earlier,
            boolean mayTryAgain,
            Recording recording) {
        StepLog log = new StepLog();
        Run run = null;
        try {
            deadline.check();
            Branches.Both<List<Problem>, Snapshots.Seen> found =
                    branches.run(() -> preflight.ofConnections(servers), () -> snapshots.take(task, servers, earlier));
            Snapshots.Seen seen = found.here().withSettingsFunction(settingsFunction.serves(servers));
            Person person = withToken(seen, token, earlier);
            List<PlannedChange> planned = steps.changes(seen.person(), seen.look());
            if (!earlier.overtaken()) {
                requireAsPlanned(task, planned);
            }
            if (person.standing() == Standing.ACTIVE && !person.isKeyless()) {
                knownModels.check(person.tier(), servers);
            }
            boolean settingsStay = steps.connections().settingsStay(person, seen.look());
            if (mayAsk
                    && !settingsStay
                    && !steps.access().isUnfinished(person, seen.look())
                    && !steps.access().mayUseFunction(person, seen.look())
                    && person.userToken() == null
                    && seen.look().account().isPresent()) {
                return new Tried<>(
                        new Attempt.NeedsToken<>(seen.look().account().get()), earlier);
            }
            askPolicies(task, seen, planned);
            steps.requireWay(person, seen.look());
            recording.begin(planned);
            run = new Run(person, servers, seen.look(), settingsStay, earlier, snapshots.others());
            run.problems(found.aside());
            run.problems(settingsFunction.problem(servers).stream().toList());
            Outcome connection = apply(run, log, deadline);
            if (run.isFunctionFailed()) {
                settingsFunction.forget();
            }
            Status status = status(task, run, connection);
            run.problems(recording.done(log.results()).stream().toList());
            run.problems(keep(run, recording).stream().toList());
            R result = task.result().apply(report(task, run, log, status), run);
            return new Tried<>(new Attempt.Ended<>(result, run), earlier);
        } catch (RefusedByPolicyException e) {
            recording.refused(e);
            throw e;
        } catch (BridgeException e) {
            recording.stopped(log.results(), e);
            throw e;
        } catch (RuntimeException e) {
            if (run != null && mayTryAgain && isOvertaken(e, run)) {
                recording.tried(log.results());
                return new Tried<>(null, run.forNextTry());
            }
            List<Problem> problems = new ArrayList<>(run == null ? List.of() : run.problems());
            recording.failed(log.results(), e).ifPresent(problems::add);
            RunReport report =
                    new RunReport(task.operation(), task.userId(), Status.FAILED, log.results(), problems, List.of());
            throw new StepFailedException(task.operation(), task.result().apply(report, run), e);
        }
    }

    /** Versions answer otherwise if an account goes while they work on it. */
    private boolean isOvertaken(RuntimeException error, Run run) {
        boolean accountMayBeGone = error instanceof NotFoundException
                || error instanceof UnauthorizedException
                || error instanceof ServerErrorException;
        return error instanceof Overtaken
                || (accountMayBeGone && steps.accounts().isGone(run));
    }

    private static void requireAsPlanned(Task<?> task, List<PlannedChange> now) {
        if (task.expected() != null && !now.equals(task.expected())) {
            throw new PlanOutdatedException(new Plan(task.userId(), now, List.of()));
        }
    }

    private static Person withToken(Snapshots.Seen seen, @Nullable Secret token, Earlier earlier) {
        return Optional.ofNullable(token)
                .or(() -> seen.look().account().flatMap(earlier::tokenOf))
                .map(seen.person()::withUserToken)
                .orElse(seen.person());
    }

    private Outcome apply(Run run, StepLog log, Deadline deadline) {
        Person person = run.person();
        log.run(Step.LITELLM_USER, () -> steps.users().apply(run));
        deadline.check();
        Outcome connection = isShut(person) ? suspend(run, log, deadline) : provide(run, log, deadline);
        deadline.check();
        if (connection != Outcome.AWAITING_USER_TOKEN) {
            steps.forgetPending(person.userId());
            steps.prove(run, log);
            logged(log, Step.OLD_KEYS, run, steps.oldKeys());
            steps.confirmRefused(run, deadline.left());
        }
        logged(log, Step.OLD_TEAM, run, steps.oldTeams());
        steps.notes().close(run);
        return connection;
    }

    /** Whether the account is to be pending, which shuts its settings. */
    private static boolean isShut(Person person) {
        return person.standing() == Standing.SUSPENDED || person.isDeactivated();
    }

    /** Account and key side by side, then the connection, which needs both. */
    private Outcome provide(Run run, StepLog log, Deadline deadline) {
        if (steps.keys().keepsValue(run.person(), run.look())) {
            branches.run(
                    () -> {
                        account(run, log);
                        return true;
                    },
                    () -> key(run, log));
        } else {
            // Another key is made only once it is sure that it can be put into the settings.
            account(run, log);
            steps.connections().tryWay(run);
            steps.requireWay(run);
            deadline.check();
            key(run, log);
        }
        deadline.check();
        return log.run(Step.CONNECTION, () -> steps.connections().apply(run));
    }

    private void account(Run run, StepLog log) {
        log.run(Step.ACCOUNT, () -> steps.accounts().apply(run));
        logged(log, Step.ROLE, run, steps.roles());
        logged(log, Step.GROUPS, run, steps.groups());
    }

    private Outcome key(Run run, StepLog log) {
        logged(log, Step.TEAM, run, steps.teams());
        return log.run(Step.KEY, () -> steps.keys().apply(run));
    }

    /**
     * The block comes early, and the connection before the account is pending: a pending account's settings are shut.
     * What else was wished is done as for everybody, or the note would forget what was given.
     */
    private Outcome suspend(Run run, StepLog log, Deadline deadline) {
        logged(log, Step.TEAM, run, steps.teams());
        log.run(Step.KEY, () -> steps.keys().apply(run));
        deadline.check();
        log.run(Step.ACCOUNT, () -> steps.accounts().apply(run));
        Outcome connection = log.run(Step.CONNECTION, () -> steps.connections().apply(run));
        logged(log, Step.GROUPS, run, steps.groups());
        log.run(Step.SESSIONS, () -> steps.sessions().apply(run));
        log.run(Step.ROLE, () -> steps.roles().apply(run));
        return connection;
    }

    /** Steps that most operations have nothing to do for are told only if they did something. */
    private static void logged(StepLog log, Step step, Run run, PersonStep work) {
        if (work.concerns(run)) {
            log.run(step, () -> work.apply(run));
        }
    }

    private void askPolicies(Task<?> task, Snapshots.Seen seen, List<PlannedChange> planned) {
        if (policies.isEmpty() || planned.isEmpty()) {
            return;
        }
        Plan plan = new Plan(task.userId(), planned, List.of());
        String before = steps.keys()
                .found(seen.person(), seen.look())
                .flatMap(key -> key.tier())
                .orElse(null);
        PlannedOperation asked = new PlannedOperation(
                task.operation(),
                task.userId(),
                plan,
                before,
                seen.person().tier().name());
        for (BridgePolicy policy : policies) {
            String reason = ask(task.operation(), policy, asked);
            if (reason != null) {
                throw new RefusedByPolicyException(task.operation(), task.userId(), reason, null);
            }
        }
    }

    private static @Nullable String ask(Operation operation, BridgePolicy policy, PlannedOperation planned) {
        try {
            return policy.refuse(planned).orElse(null);
        } catch (RuntimeException e) {
            throw new RefusedByPolicyException(operation, planned.userId(), "a policy failed: " + e, e);
        }
    }

    private Status status(Task<?> task, Run run, Outcome connection) {
        Person person = run.person();
        Optional<Team> team = run.keyRow()
                .flatMap(key -> Optional.ofNullable(key.teamId()))
                .flatMap(id -> run.team().or(() -> run.look().team(id)));
        run.keyRow()
                .ifPresent(key ->
                        run.problems(hindrances.of(run.servers(), person, run.look(), key, team, clock.instant())));
        if (run.account().isEmpty()) {
            run.problem(Problem.Kind.ACCOUNT_MISSING, "there is no account in Open WebUI; provisionUser adds one");
        }
        if (person.isKeyless()) {
            run.problem(Problem.Kind.KEY_MISSING, "the key was deleted in LiteLLM; provisionUser makes another one");
        }
        if (person.standing() == Standing.SUSPENDED) {
            if (task.operation() != Operation.SUSPEND) {
                run.problem(Problem.Kind.SUSPENDED, "the person is suspended; resume lifts it");
            }
            return Status.SUSPENDED;
        }
        if (connection == Outcome.AWAITING_USER_TOKEN) {
            return Status.AWAITING_USER_TOKEN;
        }
        boolean blocked =
                run.problems().stream().anyMatch(problem -> problem.kind().isBlocking());
        return blocked ? Status.NOT_USABLE : Status.READY;
    }

    private static Optional<Problem> keep(Run run, Recording recording) {
        Person person = run.person();
        return recording.person(
                person.email(),
                run.account().map(Account::id).orElse(null),
                person.isKeyless() ? null : person.ownTier().name(),
                run.keyHash().orElse(null),
                person.standing());
    }

    private static RunReport report(Task<?> task, Run run, StepLog log, Status status) {
        return new RunReport(task.operation(), task.userId(), status, log.results(), run.problems(), List.of());
    }
}
