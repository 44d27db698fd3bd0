package io.github.llmbridge.bridge;

import io.github.llmbridge.bridge.StepLog.Done;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.openwebui.settings.ConnectionProblem.Kind;
import io.github.llmbridge.openwebui.settings.ConnectionUrl;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.settings.DirectConnections;
import io.github.llmbridge.openwebui.settings.SettingsEdit;
import io.github.llmbridge.openwebui.settings.SettingsEditor;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The key as a direct connection in the account's own settings; all else in them stays. */
final class ConnectionStep {
    private final BridgeConfig config;

    ConnectionStep(BridgeConfig config) {
        this.config = config;
    }

    /**
     * Makes sure of the connection.
     *
     * @param repaired hears what was misaligned in the stored connections
     */
    Done<Outcome> ensure(Look look, AccountState account, KeyState key, Consumer<String> repaired) {
        Secret secret = key.secret();
        if (secret != null
                && look.connection().filter(found -> holds(found, secret)).isPresent()) {
            return done(Outcome.UNCHANGED, null);
        }
        Secret token = account.token();
        if (token == null || secret == null) {
            return done(Outcome.AWAITING_USER_TOKEN, "send the request again with a token of the user");
        }
        try {
            return write(look, account, key, secret, token, repaired);
        } catch (UnauthorizedException e) {
            config.userTokens().refused(account.account(), token);
            String detail = "the user's token was refused; send the request again with another";
            return new Done<>(Outcome.AWAITING_USER_TOKEN, Outcome.AWAITING_USER_TOKEN, detail, e);
        }
    }

    private Done<Outcome> write(
            Look look, AccountState account, KeyState key, Secret secret, Secret token, Consumer<String> repaired) {
        SettingsEditor editor = config.openWebUi().as(token).settingsEditor();
        Set<KeyHash> ownHashes = new HashSet<>();
        look.owned().forEach(owned -> ownHashes.add(owned.hash()));
        ownHashes.add(key.hash());
        SettingsEdit edit = account.added() ? initialise(editor, secret) : edit(editor, ownHashes, secret);
        edit.before().problems().forEach(problem -> repaired.accept(problem.text()));
        boolean existed =
                edit.before().find(found -> config.isOurs(found, ownHashes)).isPresent();
        if (!edit.written()) {
            return done(Outcome.UNCHANGED, null);
        }
        return done(existed ? Outcome.UPDATED : Outcome.CREATED, null);
    }

    private SettingsEdit initialise(SettingsEditor editor, Secret secret) {
        try {
            return editor.initialise(DirectConnections.none().add(connection(secret)));
        } catch (UnreachableException e) {
            if (!e.mayHaveBeenDone()) {
                throw e;
            }
            return edit(editor, Set.of(), secret);
        } catch (ServerErrorException e) {
            return edit(editor, Set.of(), secret);
        }
    }

    private SettingsEdit edit(SettingsEditor editor, Set<KeyHash> ownHashes, Secret secret) {
        Predicate<DirectConnection> ours = found -> config.isOurs(found, ownHashes);
        return editor.edit(stored -> {
            DirectConnections connections = aligned(stored);
            Optional<DirectConnection> first = connections.find(ours);
            if (first.isEmpty()) {
                return connections.add(connection(secret));
            }
            // A copy of ours would be a second connection to the same place with the same mark.
            return connections
                    .remove(found -> ours.test(found) && !found.equals(first.get()))
                    .update(ours, found -> found.withUrl(url()).withKey(secret).managedBy(OwnedKey.OWNER));
        });
    }

    /** What only does not line up is repaired by the way; what cannot be read at all is left for its owner to see. */
    private static DirectConnections aligned(DirectConnections stored) {
        boolean readable = stored.problems().stream().noneMatch(problem -> problem.kind() == Kind.UNREADABLE);
        return readable ? stored.repaired() : stored;
    }

    private DirectConnection connection(Secret secret) {
        return DirectConnection.of(url(), secret).managedBy(OwnedKey.OWNER);
    }

    private ConnectionUrl url() {
        return ConnectionUrl.allowingHttp(config.connectionUrl());
    }

    private boolean holds(DirectConnection found, Secret secret) {
        return found.hasUrl(config.connectionUrl()) && secret.equals(found.key());
    }

    private static Done<Outcome> done(Outcome outcome, @Nullable String detail) {
        return Done.of(outcome, outcome, detail);
    }
}
