package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.AccountMark;
import io.github.llmbridge.bridge.look.GroupNames;
import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.Note;
import io.github.llmbridge.bridge.look.Ownership;
import io.github.llmbridge.bridge.look.Servers;
import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.store.PersonRecord;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.groups.GroupMembersRequest;
import io.github.llmbridge.openwebui.settings.DirectConnections;
import io.github.llmbridge.openwebui.settings.MalformedSettingsException;
import io.github.llmbridge.openwebui.settings.SettingsFunctionException;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Emails;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What becomes of the account of somebody whom LiteLLM has no longer. The note went with the user, so an account is
 * the person's by its mark or by the key in its connection, never by its address alone.
 */
public final class Departing {
    private final World world;

    /** The departing of one bridge. */
    public Departing(World world) {
        this.world = world;
    }

    /** The account that is known to be the person's. */
    public Optional<Account> account(PersonRecord person, Servers servers) {
        String email = person.email();
        if (email == null || !Emails.isAddress(email)) {
            return Optional.empty();
        }
        return servers.openWebUi().users().allByEmail(email).stream()
                .filter(account -> isMarked(person, account) || holdsKey(person, account))
                .findFirst();
    }

    /** Whether the bridge added the account. */
    public boolean isAdded(PersonRecord person, Account account) {
        return isMarked(person, account) || (AccountMark.of(account).isPresent() && holdsKey(person, account));
    }

    /** Whether the account's settings hold a connection of the bridge. */
    public boolean isConnected(Account account) {
        return Look.of(
                        world.ownership(),
                        (userId, info, hash) -> 0,
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        List.of(account),
                        List.of(),
                        Instant.EPOCH)
                .connection()
                .isPresent();
    }

    /** Takes the connection out of the settings; nothing if there is no way into them. */
    public Optional<Done> connection(PersonRecord person, Account account, Servers servers, boolean functionServes) {
        Set<KeyHash> own = person.keyHash() == null ? Set.of() : Set.of(person.keyHash());
        UnaryOperator<DirectConnections> without = stored ->
                ConnectionStep.aligned(stored).remove(found -> world.ownership().isOurs(found, own));
        if (functionServes) {
            try {
                boolean written = servers.openWebUi()
                        .settingsFunction()
                        .editor(account.id())
                        .edit(without)
                        .written();
                return Optional.of(written ? Done.of(Outcome.REMOVED) : Done.UNCHANGED);
            } catch (SettingsFunctionException e) {
                // The other way is tried.
            }
        }
        return signIn(person, account, servers).map(token -> {
            boolean written = servers.openWebUi()
                    .as(account.id(), token)
                    .settingsEditor()
                    .edit(without)
                    .written();
            return written ? Done.of(Outcome.REMOVED) : Done.UNCHANGED;
        });
    }

    /** Out of every group that stands for a team or an organization. */
    public Done groups(Account account, Servers servers) {
        List<Group> all = servers.openWebUi().groups().list();
        Set<String> ids = GroupNames.stableIds(all).collect(Collectors.toSet());
        List<Group> joined = all.stream()
                .filter(group -> GroupNames.isMeant(group, ids) && Look.isMember(account, group))
                .toList();
        joined.forEach(group ->
                servers.openWebUi().groups().removeMembers(group.id(), new GroupMembersRequest(List.of(account.id()))));
        return joined.isEmpty() ? Done.UNCHANGED : Done.of(Outcome.REMOVED);
    }

    /** The account is pending, and its sessions are refused. */
    public Done pending(Account account, Servers servers) {
        if (account.role().equals(Role.PENDING)) {
            return Done.UNCHANGED;
        }
        servers.openWebUi()
                .accounts()
                .update(
                        account,
                        UpdateAccountRequest.builder().role(Role.PENDING).build());
        return Done.UPDATED;
    }

    /** The account with everything in it. */
    public Done delete(Account account, Servers servers) {
        servers.openWebUi().users().delete(account.id());
        return Done.of(Outcome.REMOVED);
    }

    private boolean isMarked(PersonRecord person, Account account) {
        return AccountMark.of(account)
                .filter(mark -> world.material().proves(mark, person.userId(), Note.none()))
                .isPresent();
    }

    /** A key of the person's, which nobody else can have put there. */
    private static boolean holdsKey(PersonRecord person, Account account) {
        KeyHash hash = person.keyHash();
        if (hash == null || !account.id().equals(person.accountId())) {
            return false;
        }
        try {
            return account.directConnections()
                    .find(found -> Ownership.hashOf(found).filter(hash::equals).isPresent())
                    .isPresent();
        } catch (MalformedSettingsException e) {
            return false;
        }
    }

    private Optional<Secret> signIn(PersonRecord person, Account account, Servers servers) {
        if (!world.material().derives() || !isMarked(person, account)) {
            return Optional.empty();
        }
        Secret password = world.material()
                .password(person.userId(), AccountMark.of(account).orElseThrow());
        try {
            return Optional.ofNullable(servers.openWebUi()
                    .anonymousAuths()
                    .signIn(new SignInRequest(account.email(), password))
                    .token());
        } catch (ApiException e) {
            return Optional.empty();
        }
    }
}
