package io.github.llmbridge.openwebui.settings;

import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.openwebui.functions.FunctionEntry;
import io.github.llmbridge.openwebui.functions.Functions;
import io.github.llmbridge.openwebui.settings.SettingsFunctionStatus.State;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Reads and changes the direct connections of any account, without a token of it: by a function of type action, a short Python
 * text that runs inside the server and that an administrator lets this SDK install. It serves administrators only, touches
 * {@code ui.directConnections} only, and takes many accounts in one call. Questions and answers are sealed, since the server
 * may log them. {@code docs/settings-function.md} says what an administrator lets in. Thread safe.
 *
 * <p>Each operation compares the installed text with ours first, and calls no other: {@link SettingsFunctionException} says then
 * what is there instead.
 *
 * <p>An edit is written only if all of the account's settings are still those that the function has just read, in one statement of
 * the database, so that no two edits by the function lose anything of each other, whichever processes make them. Whoever saves
 * settings in another way, by the page or by a token, can still write over an edit without having seen it, as two pages can write
 * over each other: before 0.11.4 with everything that the page holds, from then on with its connections if it changes those, and
 * with everything in the moment between the server's own read and write. The function looks once more before it answers; {@link
 * AccountRead.Found#confirms} tells later. Nothing of what others have stored is lost by an edit.
 */
public final class SettingsFunction {
    /** The function's id on the server. */
    public static final String ID = FunctionText.ID;

    private final Functions functions;
    private final Function<Collection<String>, List<Lock>> locks;
    private final FunctionCalls calls;
    private final FunctionText text;

    /**
     * Made by the clients.
     *
     * @param locks those of some accounts, in an order that is the same for all
     */
    public SettingsFunction(
            Functions functions, Function<Collection<String>, List<Lock>> locks, Clock clock, SecureRandom random) {
        this(functions, locks, new FunctionCalls(functions, clock, random), FunctionText.shipped());
    }

    private SettingsFunction(
            Functions functions,
            Function<Collection<String>, List<Lock>> locks,
            FunctionCalls calls,
            FunctionText text) {
        this.functions = functions;
        this.locks = locks;
        this.calls = calls;
        this.text = text;
    }

    /** The same by a view with other options; both know what either has learned of the function. */
    public SettingsFunction with(Functions others) {
        return new SettingsFunction(others, locks, calls.with(others), text);
    }

    /** What is there, and whether it answers. Calls the function only if it has our text. */
    public SettingsFunctionStatus status() {
        State found = functions.find(ID).map(this::stateOf).orElse(State.ABSENT);
        if (found == State.OURS || found == State.SWITCHED_OFF || found == State.ABSENT) {
            // Whether the server runs functions at all, only the attempt tells to every caller.
            try {
                calls.hello();
            } catch (SettingsFunctionException e) {
                return e.status().state() == State.REFUSED ? e.status() : SettingsFunctionStatus.of(found);
            }
        }
        return SettingsFunctionStatus.of(found);
    }

    /**
     * Adds the function if it is absent, and switches it on. An older, newer or foreign text is left as it is.
     *
     * @return what is there then
     */
    public SettingsFunctionStatus install() {
        SettingsFunctionStatus found = status();
        if (found.state() == State.ABSENT) {
            try {
                functions.create(text.form());
            } catch (AlreadyExistsException another) {
                // Somebody else was first; the status tells what it is.
            }
            found = status();
        }
        if (found.state() == State.SWITCHED_OFF) {
            functions.setActive(ID, true);
            return status();
        }
        return found;
    }

    /**
     * Gives an older function our text, and any function of ours a new key. A newer or foreign text is left as it is, and so is
     * the function's switch.
     *
     * @return what is there then
     */
    public SettingsFunctionStatus upgrade() {
        State found = functions.find(ID).map(this::stateOf).orElse(State.ABSENT);
        if (found == State.OLDER) {
            functions.update(text.form());
        }
        if (found == State.OLDER || found == State.OURS || found == State.SWITCHED_OFF) {
            // Without a key the function makes one when it is called next.
            functions.updateValves(ID, Map.of());
        }
        return status();
    }

    /**
     * Deletes the function, whatever version of ours it is. A foreign text is left as it is.
     *
     * @return what is there then
     */
    public SettingsFunctionStatus uninstall() {
        Optional<State> found = functions.find(ID).map(this::stateOf);
        if (found.isPresent() && found.get() != State.FOREIGN_TEXT) {
            functions.delete(ID);
        }
        return status();
    }

    /**
     * Reads accounts, up to 200 by one call of the function.
     *
     * @return one entry for each account
     * @throws SettingsFunctionException if the function cannot be used
     */
    public Map<String, AccountRead> read(Collection<String> accountIds) {
        requireOurs();
        return new FunctionReads(calls).read(accountIds);
    }

    /**
     * Reads accounts and changes them, up to 50 by one call of the function. Each account has an outcome of its own.
     *
     * @param changes by account; each is applied once more, to what is stored then, whenever somebody else has written meanwhile
     * @throws SettingsFunctionException if the function cannot be used; nothing was changed
     */
    public Map<String, AccountEdit> edit(Map<String, UnaryOperator<DirectConnections>> changes) {
        return edit(changes, Map.of());
    }

    /**
     * As {@link #edit(Map)}, with what {@link #read} has found a moment ago, which is then not read again. An account that was
     * changed meanwhile is noticed all the same.
     */
    public Map<String, AccountEdit> edit(
            Map<String, UnaryOperator<DirectConnections>> changes, Map<String, AccountRead> found) {
        requireOurs();
        List<PendingEdit> edits = changes.entrySet().stream()
                .map(change -> new PendingEdit(change.getKey(), change.getValue(), found.get(change.getKey())))
                .toList();
        // Edits of one account through one client take turns, whichever way they go.
        List<Lock> turns = locks.apply(changes.keySet());
        turns.forEach(Lock::lock);
        try {
            return new FunctionEdits(calls).edit(edits);
        } finally {
            turns.forEach(Lock::unlock);
        }
    }

    /** The same for one account, with exceptions instead of outcomes, as an account's own token leads to its settings. */
    public ConnectionsEditor editor(String accountId) {
        return new FunctionEditor(this, accountId);
    }

    private void requireOurs() {
        State found = functions.find(ID).map(this::stateOf).orElse(State.ABSENT);
        if (found != State.OURS) {
            throw new SettingsFunctionException(SettingsFunctionStatus.of(found));
        }
    }

    private State stateOf(FunctionEntry installed) {
        State state = text.compare(installed);
        return state == State.OURS && !installed.isActive() ? State.SWITCHED_OFF : state;
    }
}
