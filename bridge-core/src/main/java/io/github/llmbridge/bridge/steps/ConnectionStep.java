package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.KeyValues;
import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.OwnedKey;
import io.github.llmbridge.bridge.look.Ownership;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.person.Standing;
import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.bridge.report.PlannedChange.Reason;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.bridge.report.StepError;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.openwebui.settings.ConnectionProblem.Kind;
import io.github.llmbridge.openwebui.settings.ConnectionUrl;
import io.github.llmbridge.openwebui.settings.ConnectionsEditor;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.settings.DirectConnections;
import io.github.llmbridge.openwebui.settings.MalformedSettingsException;
import io.github.llmbridge.openwebui.settings.SettingsEdit;
import io.github.llmbridge.openwebui.settings.SettingsEditor;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The key as a direct connection in the account's own settings; all else in them stays. */
public final class ConnectionStep implements PersonStep {
    private static final String NO_TOKEN = "send the request again with a token of the user";

    private final World world;
    private final Access access;
    private final KeyStep keys;
    private final WaysIn ways;

    /** The step of one bridge. */
    public ConnectionStep(World world, Access access, KeyStep keys) {
        this.world = world;
        this.access = access;
        this.keys = keys;
        this.ways = new WaysIn(access, new Credentials(world, access));
    }

    @Override
    public List<PlannedChange> plan(Person person, Look look) {
        if (person.isKeyless()) {
            return look
                    .connection()
                    .map(found -> new PlannedChange(Step.CONNECTION, "connection", found.url(), null, Reason.DEAD))
                    .stream()
                    .toList();
        }
        if (person.standing() == Standing.SUSPENDED || person.isConnectionOff()) {
            return look.connection().filter(DirectConnection::enabled).isEmpty()
                    ? List.of()
                    : List.of(new PlannedChange(Step.CONNECTION, "enabled", "true", "false", Reason.SWITCHED));
        }
        if (settingsStay(person, look)) {
            return List.of();
        }
        return List.of(new PlannedChange(
                Step.CONNECTION,
                "connection",
                look.connection().map(DirectConnection::url).orElse(null),
                world.ownership().connectionUrl(),
                reason(look)));
    }

    private Reason reason(Look look) {
        DirectConnection found = look.connection().orElse(null);
        if (!look.holdsOwnKey() && look.isMisaligned()) {
            return Reason.MISALIGNED;
        }
        if (found == null) {
            return Reason.MISSING;
        }
        if (!found.hasUrl(world.ownership().connectionUrl())) {
            return Reason.ELSEWHERE;
        }
        return look.holdsOwnKey() && !found.enabled() ? Reason.SWITCHED : Reason.DEAD;
    }

    /** Whether the settings hold already what they should. */
    public boolean settingsStay(Person person, Look look) {
        if (person.isKeyless()) {
            return look.connection().isEmpty();
        }
        if (look.connection().filter(found -> wakes(person, found)).isPresent()) {
            return false;
        }
        if (person.standing() == Standing.SUSPENDED || person.isConnectionOff()) {
            return look.connection().filter(DirectConnection::enabled).isEmpty();
        }
        Optional<KeyHash> kept = keys.found(person, look).map(OwnedKey::hash);
        boolean sameKey = keys.keepsValue(person, look)
                && look.connection().flatMap(Ownership::hashOf).equals(kept);
        return sameKey && access.isConnected(person, look);
    }

    /** Tries the way into the settings, before a key is made that must be put there. */
    public void tryWay(Run run) {
        if (run.account().isEmpty() || run.accountAdded()) {
            return;
        }
        try {
            ways.go(run, ConnectionsEditor::read, SettingsEditor::read)
                    .ifPresentOrElse(went -> requireReadable(went.result()), run::settingsShut);
        } catch (UnauthorizedException | ForbiddenException e) {
            requireAccount(run);
            run.tokenRefused();
            run.settingsShut();
        } catch (MalformedSettingsException e) {
            run.settingsUnreadable(e);
        }
    }

    /** What cannot be read will not be written, so a key that was made for it would be one more. */
    private static void requireReadable(DirectConnections stored) {
        if (!isReadable(stored)) {
            throw MalformedSettingsException.of(stored.problems());
        }
    }

    @Override
    public Done apply(Run run) {
        if (run.account().isEmpty()) {
            return Done.UNCHANGED;
        }
        Person person = run.person();
        if (person.isKeyless() || person.isConnectionOff()) {
            return settingsStay(person, run.look()) ? Done.UNCHANGED : shut(run);
        }
        Secret secret = run.key().orElse(null);
        if (secret != null
                && run.look()
                        .connection()
                        .filter(found -> holds(person, found, secret))
                        .isPresent()) {
            tellIfOff(run);
            return Done.UNCHANGED;
        }
        boolean suspended = person.standing() == Standing.SUSPENDED;
        if (suspended && run.settingsStay() && !person.key().asksForAnotherValue()) {
            return Done.UNCHANGED;
        }
        if (secret == null && !suspended) {
            run.settingsUnreadable().ifPresent(e -> {
                throw e;
            });
            return waiting(run, NO_TOKEN, null);
        }
        try {
            Optional<Done> done = secret == null ? switchOff(run) : write(run, secret);
            return done.orElseGet(() -> waiting(run, NO_TOKEN, null));
        } catch (UnauthorizedException | ForbiddenException e) {
            requireAccount(run);
            run.tokenRefused();
            return waiting(run, "the user's token was refused; send the request again with another", StepError.of(e));
        }
    }

    /** Another process may have removed an account that this run has added or taken over. */
    private static void requireAccount(Run run) {
        if (run.session().isPresent() && !AccountStep.isThere(run, run.requireAccount())) {
            throw new Overtaken("another process removed the account");
        }
    }

    private Done waiting(Run run, String detail, @Nullable StepError error) {
        if (run.person().standing() == Standing.SUSPENDED) {
            run.problem(
                    Problem.Kind.CONNECTION_NOT_CHANGED,
                    "the connection could not be switched off: there is no way into the account's settings; its key is"
                            + " blocked");
            return Done.of(Outcome.UNCHANGED, detail, error);
        }
        if (run.look().settingsFunctionServes() && !access.mayUseFunction(run.person(), run.look())) {
            run.problem(
                    Problem.Kind.ACCOUNT_NOT_VOUCHED,
                    "nothing proves that the account of this address is the person's: the key is not put into its"
                            + " settings; vouch for it, or send a token of its user");
        }
        return Done.of(Outcome.AWAITING_USER_TOKEN, detail, error);
    }

    private void tellIfOff(Run run) {
        boolean off = run.look().connection().filter(found -> !found.enabled()).isPresent();
        if (off && run.person().standing() == Standing.ACTIVE) {
            run.problem(Problem.Kind.CONNECTION_OFF, "the connection is switched off in the account's settings");
        }
    }

    /** The key was deleted, or does not work for now. */
    private Done shut(Run run) {
        Set<KeyHash> own = run.look().ownHashes();
        Predicate<DirectConnection> ours = found -> world.ownership().isOurs(found, own);
        UnaryOperator<DirectConnections> edit = run.person().isKeyless()
                ? stored -> aligned(stored).remove(ours)
                : stored -> aligned(stored)
                        .update(ours, found -> found.enabled() ? found.switchedOffBy(Ownership.OWNER) : found);
        Outcome outcome = run.person().isKeyless() ? Outcome.REMOVED : Outcome.UPDATED;
        try {
            return ways.go(run, editor -> editor.edit(edit), editor -> editor.edit(edit))
                    .map(went -> went.result().written() ? Done.of(outcome).by(went.way()) : Done.UNCHANGED)
                    .orElseGet(() -> waiting(run, NO_TOKEN, null));
        } catch (UnauthorizedException | ForbiddenException e) {
            requireAccount(run);
            run.tokenRefused();
            return waiting(run, "the user's token was refused; send the request again with another", StepError.of(e));
        }
    }

    /** Whether a connection that the bridge switched off is to be on again. */
    private static boolean wakes(Person person, DirectConnection found) {
        return person.follows()
                && person.standing() == Standing.ACTIVE
                && !person.isConnectionOff()
                && !person.isKeyless()
                && found.isSwitchedOffBy(Ownership.OWNER);
    }

    /** For a suspended person whose key's value nobody knows: resuming writes what should stand there then. */
    private Optional<Done> switchOff(Run run) {
        Set<KeyHash> own = run.look().ownHashes();
        UnaryOperator<DirectConnections> off = stored -> aligned(stored)
                .update(found -> world.ownership().isOurs(found, own), found -> found.withEnabled(false));
        return ways.go(run, editor -> editor.edit(off), editor -> editor.edit(off))
                .map(went -> went.result().written() ? Done.UPDATED.by(went.way()) : Done.UNCHANGED);
    }

    private Optional<Done> write(Run run, Secret secret) {
        Set<KeyHash> ownHashes = new HashSet<>(run.look().ownHashes());
        ownHashes.add(KeyHash.of(secret));
        // Whoever is late reads first: others may have finished this person meanwhile.
        boolean first = run.accountAdded() && !run.others().isOverdue();
        return ways.go(
                        run,
                        editor -> edit(run, editor, ownHashes, secret),
                        editor -> first ? initialise(run, editor, secret) : edit(run, editor, ownHashes, secret))
                .map(written -> done(run, written, ownHashes));
    }

    private Done done(Run run, WaysIn.Went<SettingsEdit> went, Set<KeyHash> ownHashes) {
        SettingsEdit edit = went.result();
        edit.before().problems().forEach(problem -> run.problem(Problem.Kind.CONNECTIONS_REPAIRED, problem.text()));
        if (!edit.written()) {
            return Done.UNCHANGED;
        }
        boolean existed = edit.before()
                .find(found -> world.ownership().isOurs(found, ownHashes))
                .isPresent();
        return (existed ? Done.UPDATED : Done.CREATED).by(went.way());
    }

    private SettingsEdit initialise(Run run, SettingsEditor editor, Secret secret) {
        try {
            return editor.initialise(DirectConnections.none().add(connection(secret)));
        } catch (UnreachableException e) {
            if (!e.mayHaveBeenDone()) {
                throw e;
            }
            return edit(run, editor, Set.of(KeyHash.of(secret)), secret);
        } catch (ServerErrorException e) {
            return edit(run, editor, Set.of(KeyHash.of(secret)), secret);
        }
    }

    private SettingsEdit edit(Run run, ConnectionsEditor editor, Set<KeyHash> ownHashes, Secret secret) {
        Predicate<DirectConnection> ours = found -> world.ownership().isOurs(found, ownHashes);
        boolean suspended = run.person().standing() == Standing.SUSPENDED;
        boolean lifts = run.person().lifts();
        return editor.edit(stored -> {
            DirectConnections connections = aligned(stored);
            Optional<DirectConnection> first = connections.find(ours);
            requireKnown(run, first, secret);
            if (first.isEmpty()) {
                return suspended ? connections : connections.add(connection(secret));
            }
            // A copy of ours would be a second connection to the same place with the same mark.
            return connections
                    .remove(found -> ours.test(found) && !found.equals(first.get()))
                    .update(ours, found -> {
                        DirectConnection set =
                                found.withUrl(url()).withKey(secret).managedBy(Ownership.OWNER);
                        boolean on = lifts || wakes(run.person(), found);
                        return suspended ? set.withEnabled(false) : on ? set.withEnabled(true) : set;
                    });
        });
    }

    /** A key that another process has put there since the look is not replaced by ours. */
    private static void requireKnown(Run run, Optional<DirectConnection> stored, Secret secret) {
        Optional<KeyHash> now = stored.flatMap(Ownership::hashOf);
        Optional<KeyHash> before = run.look().connection().flatMap(Ownership::hashOf);
        if (now.isPresent() && !now.equals(before) && !now.equals(Optional.of(KeyHash.of(secret)))) {
            throw new Overtaken("another process connected another key");
        }
    }

    /** What only does not line up is repaired by the way; what cannot be read at all is left for its owner to see. */
    static DirectConnections aligned(DirectConnections stored) {
        return isReadable(stored) ? stored.repaired() : stored;
    }

    private static boolean isReadable(DirectConnections stored) {
        return stored.problems().stream().noneMatch(problem -> problem.kind() == Kind.UNREADABLE);
    }

    private DirectConnection connection(Secret secret) {
        return DirectConnection.of(url(), secret).managedBy(Ownership.OWNER);
    }

    private ConnectionUrl url() {
        return ConnectionUrl.allowingHttp(world.ownership().connectionUrl());
    }

    private boolean holds(Person person, DirectConnection found, Secret secret) {
        boolean on = person.standing() == Standing.ACTIVE;
        boolean rightState = found.enabled() == on || (on && !person.lifts());
        return rightState
                && !wakes(person, found)
                && found.hasUrl(world.ownership().connectionUrl())
                && found.key() != null
                && KeyValues.sent(found.key()).filter(secret::equals).isPresent();
    }
}
