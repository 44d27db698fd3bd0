package io.github.llmbridge.bridge.run;

import io.github.llmbridge.bridge.check.KnownModels;
import io.github.llmbridge.bridge.check.Preflight;
import io.github.llmbridge.bridge.check.SettingsFunctionCheck;
import io.github.llmbridge.bridge.events.BridgeListener;
import io.github.llmbridge.bridge.events.BridgeObserver;
import io.github.llmbridge.bridge.events.BridgePolicy;
import io.github.llmbridge.bridge.look.Everybody;
import io.github.llmbridge.bridge.look.EverybodyReader;
import io.github.llmbridge.bridge.look.KnownOrganizations;
import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.Looker;
import io.github.llmbridge.bridge.look.Note;
import io.github.llmbridge.bridge.look.Ownership;
import io.github.llmbridge.bridge.look.PeopleWindows;
import io.github.llmbridge.bridge.look.Servers;
import io.github.llmbridge.bridge.person.Grant;
import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.report.BridgeException;
import io.github.llmbridge.bridge.report.Operation;
import io.github.llmbridge.bridge.report.PersonNotFoundException;
import io.github.llmbridge.bridge.report.PersonResult;
import io.github.llmbridge.bridge.report.Plan;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.ReadFailedException;
import io.github.llmbridge.bridge.report.RemovalResult;
import io.github.llmbridge.bridge.report.RunReport;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.StepFailedException;
import io.github.llmbridge.bridge.run.Runner.Attempt;
import io.github.llmbridge.bridge.steps.Departing;
import io.github.llmbridge.bridge.steps.DerivedKeysOfSecret;
import io.github.llmbridge.bridge.steps.Removing;
import io.github.llmbridge.bridge.steps.World;
import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.store.PersonRecord;
import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.Sleeper;
import io.github.llmbridge.litellm.users.UserInfo;
import io.github.llmbridge.litellm.users.UserListQuery;
import io.github.llmbridge.openwebui.tokens.UserTokenSource;
import io.github.llmbridge.openwebui.users.Account;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs operations: one at a time for each person, each with its deadline, and tells the listeners. Thread safe. */
public final class Engine {
    private final Servers servers;
    private final SingleFlight flights = new SingleFlight();
    private final Runner runner;
    private final Snapshots snapshots;
    private final SettingsFunctionCheck settingsFunction;
    private final Ownership ownership;
    private final Viewer viewer;
    private final Steps steps;
    private final Removal removal;
    private final Departure departure;
    private final @Nullable UserTokenSource userTokens;
    private final Announcer announcer;
    private final Books books;
    private final Turns turns;
    private final Observed observed;
    private final Clock clock;
    private final String instance;

    /** What an engine is made of. */
    public record Parts(
            Servers servers,
            World world,
            Preflight preflight,
            KnownModels knownModels,
            SettingsFunctionCheck settingsFunction,
            @Nullable UserTokenSource userTokens,
            List<BridgeListener> listeners,
            List<BridgePolicy> policies,
            BridgeObserver observer,
            Executor executor,
            Clock clock,
            Sleeper sleeper,
            BridgeStore store,
            Supplier<String> ids,
            Duration patience,
            Duration rotationGrace) {}

    /** Made by the facade. */
    public Engine(Parts parts) {
        this.servers = parts.servers();
        this.userTokens = parts.userTokens();
        this.clock = parts.clock();
        this.instance = parts.world().ownership().instance();
        this.announcer = new Announcer(parts.listeners());
        this.books = new Books(parts.store(), instance, clock, parts.ids());
        this.turns = new Turns(parts.store().leases(), instance, parts.sleeper());
        this.observed = new Observed(parts.observer());
        Branches branches = new Branches(observed.carrying(parts.executor()));
        this.steps = new Steps(parts.world(), new Patience(parts.rotationGrace(), parts.sleeper()));
        Looker looker = new Looker(parts.world().ownership(), new DerivedKeysOfSecret(parts.world()), clock);
        this.removal = new Removal(looker, new Removing(parts.world()), parts.settingsFunction());
        this.settingsFunction = parts.settingsFunction();
        this.departure = new Departure(new Departing(parts.world()), parts.settingsFunction());
        this.ownership = parts.world().ownership();
        this.snapshots = new Snapshots(
                looker, branches, steps.access(), steps.notes(), new Patience(parts.patience(), parts.sleeper()));
        this.viewer = new Viewer(snapshots, steps, new Wishes(parts.world().tiers()));
        this.runner = new Runner(
                snapshots,
                steps,
                branches,
                parts.preflight(),
                parts.knownModels(),
                parts.settingsFunction(),
                parts.policies(),
                clock);
    }

    /** What the operation would change; changes nothing. */
    public Plan plan(Task<?> task, Duration length) {
        return reading("plan", task.userId(), () -> runner.plan(task, within(Deadline.in(length))));
    }

    /**
     * Sees a person, and makes something of what is seen; changes nothing. Waits for nobody else's turn.
     *
     * @param what the operation, for the message if it fails
     * @throws PersonNotFoundException if LiteLLM has no such user
     * @throws ReadFailedException if a server could not be read
     */
    public <R> R read(String what, String userId, Duration length, Function<View, R> work) {
        Servers within = within(Deadline.in(length));
        return reading(what, userId, () -> work.apply(viewer.see(userId, within)));
    }

    /** As {@link #read}, with the wish of a reconciliation. */
    public <R> R readGiven(String what, String userId, Duration length, Function<View, R> work) {
        Servers within = within(Deadline.in(length));
        return reading(what, userId, () -> {
            Look look = viewer.see(userId, within).look().withSettingsFunction(settingsFunction.serves(within));
            return work.apply(viewer.asGiven(look, within));
        });
    }

    /**
     * Reads everybody by lists, and makes something of it; changes nothing.
     *
     * @param what the operation, for the message if it fails
     * @throws ReadFailedException if a server could not be read
     */
    public <R> R readAll(String what, Function<Everybody, R> work) {
        return reading(what, null, () -> work.apply(new EverybodyReader(servers, ownership, false).read()));
    }

    /**
     * Reads every user of LiteLLM by lists, with whom the bridge serves among them, and the organizations as far as
     * LiteLLM tells them, and makes something of it; changes nothing.
     *
     * @param what the operation, for the message if it fails
     * @throws ReadFailedException if a server could not be read
     */
    public <R> R readEveryUser(String what, BiFunction<Everybody, KnownOrganizations, R> work) {
        return reading(
                what,
                null,
                () -> work.apply(
                        new EverybodyReader(servers, ownership, true).read(), KnownOrganizations.read(servers)));
    }

    /** Reads people by windows, so that memory does not grow with their number. */
    public PeopleWindows windows() {
        return new PeopleWindows(servers);
    }

    /** The bridge's name. */
    public String instance() {
        return instance;
    }

    /** What an operation would find and change, in view of what lists told. */
    public Prospect prospect(Everybody everybody, Task<?> task) {
        Look look = look(everybody, task.userId());
        Person person = task.wish().apply(look);
        return new Prospect(
                look.account().isPresent(), steps.access().isProven(person, look), steps.changes(person, look));
    }

    /**
     * Does what LiteLLM says of a person.
     *
     * @throws NotVouchedException if a person who is new has an account that nothing proves to be the person's
     */
    public ProvisionResult follow(Task<ProvisionResult> task, Call call) {
        return run(task.wishing(look -> vouched(task.wish().apply(look), look)), call);
    }

    private Person vouched(Person person, Look look) {
        boolean isNew = look.note().equals(Note.none()) && look.owned().isEmpty();
        boolean isStranger = look.account().isPresent() && !steps.access().isProven(person, look);
        if (isNew && isStranger && userTokens == null) {
            throw new NotVouchedException(person.userId(), look.account().get().email());
        }
        return person;
    }

    /** The user, with its teams and keys. */
    public Optional<UserInfo> user(String userId, Duration length) {
        return within(Deadline.in(length)).liteLlm().users().find(userId);
    }

    /** Takes the access of somebody away whom LiteLLM has no longer. */
    public RemovalResult depart(PersonRecord person, boolean deletesAccount, Call call) {
        return observed.operation(Operation.FOLLOW.name(), () -> departing(person, deletesAccount, call));
    }

    private RemovalResult departing(PersonRecord person, boolean deletesAccount, Call call) {
        Deadline deadline = Deadline.in(call.within());
        Recording recording = books.open(call, Operation.FOLLOW, person.userId());
        SingleFlight.Work work = new SingleFlight.Work(Operation.FOLLOW, List.of("departure", deletesAccount));
        try {
            RemovalResult result = flights.run(
                    person.userId(),
                    work,
                    deadline.left(),
                    RemovalResult.class,
                    () -> turns.take(
                            person.userId(),
                            deadline,
                            turn -> departure.run(person, deletesAccount, within(turn), recording)));
            return announcer.succeeded(result, recording.ended());
        } catch (StepFailedException e) {
            announcer.failed(e, recording.ended());
            throw e;
        } catch (StoppedException | StoreException e) {
            StepFailedException error = new StepFailedException(Operation.FOLLOW, nothing(person.userId()), e);
            announcer.failed(error, recording.ended());
            throw error;
        }
    }

    /** Both servers, for work that is not one person's. */
    public Servers servers(Duration length) {
        return within(Deadline.in(length));
    }

    /** Gives the group under a stable id another name, if there is one. */
    public void renameGroup(String stableId, String name) {
        steps.groups().rename(servers, stableId, name);
    }

    /**
     * Puts the group under a stable id below another one; below one of others it stays.
     *
     * @param above the stable id of the other; {@code null} if it is to be below none
     */
    public void nestGroup(String stableId, @Nullable String above) {
        steps.groups().nest(servers, stableId, above);
    }

    /** Deletes the group under a stable id, if nobody is in it. */
    public void removeGroupIfEmpty(String stableId) {
        steps.groups().removeIfEmpty(servers, stableId);
    }

    /** Sees to it that a group is there under a stable id. */
    public void ensureGroup(String stableId, String name, String description) {
        steps.groups().ensure(servers, stableId, name, description);
    }

    /** A person as lists told it. */
    public View view(Everybody everybody, String userId) {
        return viewer.asGiven(look(everybody, userId), servers);
    }

    private Look look(Everybody everybody, String userId) {
        return snapshots.of(everybody, userId).withSettingsFunction(settingsFunction.serves(servers));
    }

    private <R> R reading(String what, @Nullable String userId, Supplier<R> work) {
        return observed.reading(what, () -> {
            try {
                return work.get();
            } catch (BridgeException e) {
                throw e;
            } catch (RuntimeException e) {
                throw new ReadFailedException(what, userId, e);
            }
        });
    }

    /** Runs the operation, and tells the listeners once nobody waits for this person any more. */
    public <R extends PersonResult> R run(Task<R> task, Call call) {
        return observed.operation(task.operation().name(), () -> running(task, call));
    }

    private <R extends PersonResult> R running(Task<R> task, Call call) {
        Deadline deadline = Deadline.in(call.within());
        Recording recording = books.open(call, task.operation(), task.userId());
        Attempt.Ended<R> ended;
        try {
            ended = attempt(task, deadline, recording);
        } catch (StepFailedException e) {
            announcer.failed(e, recording.ended());
            throw e;
        } catch (BridgeException e) {
            announcer.audited(recording.ended());
            throw e;
        }
        return announcer.succeeded(ended, recording.ended());
    }

    /** Takes a person away, as far as the parts name. */
    public RemovalResult remove(String userId, Set<Part> parts, Call call) {
        return observed.operation(Operation.REMOVE.name(), () -> removing(userId, parts, call));
    }

    private RemovalResult removing(String userId, Set<Part> parts, Call call) {
        Deadline deadline = Deadline.in(call.within());
        Servers within = within(deadline);
        Recording recording = books.open(call, Operation.REMOVE, userId);
        UserTokenSource source = userTokens;
        Secret token = source == null
                ? null
                : removal.needsToken(userId, parts, within)
                        .flatMap(account -> Optional.ofNullable(ask(source, account, () -> nothing(userId))))
                        .orElse(null);
        SingleFlight.Work work = new SingleFlight.Work(Operation.REMOVE, List.of(parts, token == null ? "" : token));
        try {
            RemovalResult result = flights.run(
                    userId,
                    work,
                    deadline.left(),
                    RemovalResult.class,
                    () -> turns.take(
                            userId, deadline, turn -> removal.run(userId, parts, within, turn, token, recording)));
            return announcer.succeeded(result, recording.ended());
        } catch (StepFailedException e) {
            announcer.failed(e, recording.ended());
            throw e;
        } catch (StoppedException | StoreException e) {
            StepFailedException error = new StepFailedException(Operation.REMOVE, nothing(userId), e);
            announcer.failed(error, recording.ended());
            throw error;
        }
    }

    /** The people whose grant has ended, read page by page. */
    public Stream<String> endedGrants() {
        return servers.liteLlm().users().stream(UserListQuery.builder().build())
                .filter(user -> Grant.in(Note.in(user.metadata(), instance).grant())
                        .filter(grant -> !grant.until().isAfter(clock.instant()))
                        .isPresent())
                .map(user -> String.valueOf(user.userId()));
    }

    /** The application's source of tokens is asked outside of any turn: it may call the bridge itself. */
    private <R extends PersonResult> Attempt.Ended<R> attempt(Task<R> task, Deadline deadline, Recording recording) {
        UserTokenSource source = userTokens;
        Attempt<R> first = turn(task, deadline, null, source != null, recording);
        if (first instanceof Attempt.Ended<R> ended) {
            return ended;
        }
        Account account = ((Attempt.NeedsToken<R>) first).account();
        Secret token =
                source == null ? null : ask(source, account, () -> task.result().apply(nothing(task), null));
        Attempt.Ended<R> ended = (Attempt.Ended<R>) turn(task, deadline, token, false, recording);
        if (source != null && token != null && ended.run().isTokenRefused()) {
            source.refused(account, token);
        }
        return ended;
    }

    @SuppressWarnings("unchecked")
    private <R extends PersonResult> Attempt<R> turn(
            Task<R> task, Deadline deadline, @Nullable Secret token, boolean mayAsk, Recording recording) {
        SingleFlight.Work work =
                new SingleFlight.Work(task.operation(), List.of(task.request(), mayAsk, token == null ? "" : token));
        try {
            return flights.run(
                    task.userId(),
                    work,
                    deadline.left(),
                    Attempt.class,
                    () -> turns.take(
                            task.userId(),
                            deadline,
                            turn -> runner.run(task, within(turn), turn, token, mayAsk, recording)));
        } catch (StoppedException | StoreException e) {
            throw new StepFailedException(task.operation(), task.result().apply(nothing(task), null), e);
        }
    }

    private static RunReport nothing(Task<?> task) {
        return new RunReport(task.operation(), task.userId(), Status.FAILED, List.of(), List.of(), List.of());
    }

    private static RemovalResult nothing(String userId) {
        return new RemovalResult(
                new RunReport(Operation.REMOVE, userId, Status.FAILED, List.of(), List.of(), List.of()), List.of());
    }

    /** What the application's source throws is told as every other failure. */
    private static @Nullable Secret ask(UserTokenSource source, Account account, Supplier<PersonResult> nothing) {
        try {
            return source.tokenFor(account).orElse(null);
        } catch (RuntimeException e) {
            PersonResult result = nothing.get();
            throw new StepFailedException(result.report().operation(), result, e);
        }
    }

    private Servers within(Deadline deadline) {
        return servers.within(deadline.left());
    }
}
