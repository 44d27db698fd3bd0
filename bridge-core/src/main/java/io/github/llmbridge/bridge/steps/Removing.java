package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.AccountMark;
import io.github.llmbridge.bridge.look.GroupNames;
import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.Note;
import io.github.llmbridge.bridge.look.NoteBuilder;
import io.github.llmbridge.bridge.look.OwnedKey;
import io.github.llmbridge.bridge.look.Servers;
import io.github.llmbridge.bridge.person.Part;
import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.SettingsWay;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeySelection;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import io.github.llmbridge.litellm.users.UpdateUserRequest;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.groups.GroupMembersRequest;
import io.github.llmbridge.openwebui.settings.DirectConnections;
import io.github.llmbridge.openwebui.settings.SettingsEdit;
import io.github.llmbridge.openwebui.settings.SettingsFunctionException;
import io.github.llmbridge.openwebui.users.Account;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Takes away what the bridge gave, part by part. What is gone already is no failure, so a removal can be repeated. */
public final class Removing {
    private final World world;

    /** The removing of one bridge. */
    public Removing(World world) {
        this.world = world;
    }

    /** One removal under way. */
    public static final class Work {
        private final Look look;
        private final Servers servers;
        private final @Nullable Secret token;
        private final List<Problem> problems = new ArrayList<>();
        private final List<String> leftTeams = new ArrayList<>();

        private Work(Look look, Servers servers, @Nullable Secret token) {
            this.look = look;
            this.servers = servers;
            this.token = token;
        }

        /** What should be known. */
        public List<Problem> problems() {
            return List.copyOf(problems);
        }
    }

    /** Begins a removal of what was found. */
    public Work begin(Look look, Servers servers, @Nullable Secret token) {
        return new Work(look, servers, token);
    }

    /** Whether the bridge knows a password of the account. */
    public boolean hasOwnWay(Look look) {
        Access access = new Access(world);
        return world.material().derives()
                && look.account()
                        .filter(account -> access.isMarked(look.userId(), look, account))
                        .isPresent();
    }

    /** The connection in the account's settings. */
    public Done connection(Work work) {
        Look look = work.look;
        if (look.connection().isEmpty() || look.account().isEmpty()) {
            return Done.UNCHANGED;
        }
        Set<KeyHash> own = look.ownHashes();
        UnaryOperator<DirectConnections> without = stored ->
                ConnectionStep.aligned(stored).remove(found -> world.ownership().isOurs(found, own));
        String accountId = look.account().get().id();
        OpenWebUiClient openWebUi = work.servers.openWebUi();
        if (look.settingsFunctionServes()) {
            try {
                // What is taken away is ours by its mark or its key, whosever the account is.
                return done(
                        openWebUi.settingsFunction().editor(accountId).edit(without), SettingsWay.SETTINGS_FUNCTION);
            } catch (SettingsFunctionException e) {
                work.problems.add(new Problem(Problem.Kind.SETTINGS_FUNCTION_UNUSABLE, String.valueOf(e.getMessage())));
            }
        }
        Secret token = work.token == null ? signIn(work) : work.token;
        if (token == null) {
            return notChanged(work, "there is no way into the account's settings");
        }
        try {
            return done(openWebUi.as(accountId, token).settingsEditor().edit(without), SettingsWay.CREDENTIAL);
        } catch (UnauthorizedException | ForbiddenException e) {
            return notChanged(work, "the credential of its user was refused");
        }
    }

    private static Done done(SettingsEdit edit, SettingsWay way) {
        return edit.written() ? Done.of(Outcome.REMOVED).by(way) : Done.UNCHANGED;
    }

    /** The bridge's keys. */
    public Done keys(Work work) {
        List<KeyHash> own = work.look.owned().stream().map(OwnedKey::hash).toList();
        if (own.isEmpty()) {
            return Done.UNCHANGED;
        }
        remember(work);
        try {
            work.servers.liteLlm().keys().delete(KeySelection.of(own));
        } catch (NotFoundException gone) {
            return Done.UNCHANGED;
        }
        return Done.of(Outcome.REMOVED, own.size() + " deleted");
    }

    /** The teams that the bridge gave. */
    public Done teams(Work work, Set<Part> parts) {
        for (String team : work.look.note().teams()) {
            if (!parts.contains(Part.KEYS) && !TeamLeaving.hasForeignKeys(work.look, team)) {
                takeKeysOut(work, team);
            }
            TeamLeaving.leave(work.servers, work.look, team)
                    .ifPresentOrElse(work.problems::add, () -> work.leftTeams.add(team));
        }
        return work.leftTeams.isEmpty() ? Done.UNCHANGED : Done.of(Outcome.REMOVED, "left " + work.leftTeams);
    }

    /** Keys that stay must leave the team first: newer versions delete a member's keys in the team that it leaves. */
    private static void takeKeysOut(Work work, String team) {
        work.look.owned().stream()
                .filter(key -> team.equals(key.key().teamId()))
                .forEach(key -> work.servers
                        .liteLlm()
                        .keys()
                        .update(UpdateKeyRequest.builder(key.hash())
                                .clearTeamId()
                                .build()));
    }

    /** The groups that the bridge gave. */
    public Done groups(Work work) {
        List<String> given = work.look.note().groups();
        if (given.isEmpty() || work.look.account().isEmpty()) {
            return Done.UNCHANGED;
        }
        Account account = work.look.account().get();
        List<Group> joined = work.servers.openWebUi().groups().list().stream()
                .filter(group -> GroupNames.isMeant(group, given) && Look.isMember(account, group))
                .toList();
        joined.forEach(group -> work.servers
                .openWebUi()
                .groups()
                .removeMembers(group.id(), new GroupMembersRequest(List.of(account.id()))));
        return joined.isEmpty() ? Done.UNCHANGED : Done.of(Outcome.REMOVED);
    }

    /** The account with everything in it. */
    public Done account(Work work) {
        if (work.look.account().isEmpty()) {
            return Done.UNCHANGED;
        }
        work.servers.openWebUi().users().delete(work.look.account().get().id());
        return Done.of(Outcome.REMOVED);
    }

    /** The LiteLLM user with every key of it. */
    public Done user(Work work) {
        List<String> others = new ArrayList<>(Note.instancesIn(work.look.userMetadata()));
        others.addAll(work.look.otherInstances());
        others.remove(world.ownership().instance());
        if (!others.isEmpty()) {
            work.problems.add(new Problem(
                    Problem.Kind.LITELLM_USER_KEPT,
                    "LiteLLM's user was not deleted: other bridges have given it something: " + others));
            return note(work, EnumSet.allOf(Part.class));
        }
        return work.servers.liteLlm().users().deleteIfPresent(work.look.userId())
                ? Done.of(Outcome.REMOVED)
                : Done.UNCHANGED;
    }

    /**
     * The user stays: what was taken is struck out, all else stays noted, a suspension, too. The generation is kept, so
     * that no value comes back.
     */
    public Done note(Work work, Set<Part> parts) {
        String instance = world.ownership().instance();
        Map<String, Object> metadata = metadata(work);
        Note before = Note.in(metadata, instance);
        NoteBuilder note = before.but().generation(Math.max(before.generation(), highest(work)));
        if (!Set.of(Part.TEAM).containsAll(parts)) {
            // What was removed is not brought back by a reconciliation, only by an operation that asks for it; the team
            // is struck out.
            note.tier(null);
        }
        if (parts.contains(Part.KEYS)) {
            note.grant(Map.of());
        }
        if (parts.contains(Part.TEAM)) {
            note.teams(before.teams().stream()
                    .filter(team -> !work.leftTeams.contains(team))
                    .toList());
        }
        if (parts.contains(Part.GROUPS) || parts.contains(Part.ACCOUNT)) {
            note.groups(List.of());
        }
        if (parts.contains(Part.ACCOUNT)) {
            note.account(null).roleBefore(null).emailBefore(null);
        }
        Note after = note.build();
        if (before.equals(after)) {
            return Done.UNCHANGED;
        }
        write(work, after.into(metadata, instance));
        return Done.UPDATED;
    }

    /** What is still there, in words. */
    public List<String> kept(Work work, Set<Part> parts) {
        List<String> kept = new ArrayList<>();
        Look look = work.look;
        if (!parts.contains(Part.LITELLM_USER)) {
            kept.add("LiteLLM's user '" + look.userId() + "'");
            foreignKeys(look).forEach(key -> kept.add("a key of others: " + key));
        }
        if (!parts.contains(Part.KEYS) && !parts.contains(Part.LITELLM_USER)) {
            look.owned().forEach(key -> kept.add("the key " + key.hash()));
        }
        if (!parts.contains(Part.ACCOUNT) && look.account().isPresent()) {
            kept.add("the account in Open WebUI with its chats");
        }
        kept.add("LiteLLM's rows of spend");
        return kept;
    }

    private @Nullable Secret signIn(Work work) {
        Look look = work.look;
        if (!hasOwnWay(look)) {
            return null;
        }
        Account account = look.account().orElseThrow();
        Secret password =
                world.material().password(look.userId(), AccountMark.of(account).orElseThrow());
        try {
            return work.servers
                    .openWebUi()
                    .anonymousAuths()
                    .signIn(new SignInRequest(account.email(), password))
                    .token();
        } catch (UnauthorizedException | ForbiddenException e) {
            return null;
        }
    }

    private static Done notChanged(Work work, String why) {
        work.problems.add(new Problem(
                Problem.Kind.CONNECTION_NOT_CHANGED, "the connection is still in the account's settings: " + why));
        return Done.of(Outcome.UNCHANGED, why);
    }

    /** The highest generation is noted before the keys that tell it are gone. */
    private void remember(Work work) {
        int highest = highest(work);
        if (highest > work.look.note().generation()) {
            String instance = world.ownership().instance();
            Map<String, Object> metadata = metadata(work);
            write(
                    work,
                    Note.in(metadata, instance)
                            .but()
                            .generation(highest)
                            .build()
                            .into(metadata, instance));
        }
    }

    private static int highest(Work work) {
        return work.look.owned().stream().mapToInt(OwnedKey::generation).max().orElse(0);
    }

    private static Map<String, Object> metadata(Work work) {
        return work.servers.liteLlm().users().info(work.look.userId()).user().metadata();
    }

    private static void write(Work work, Map<String, Object> metadata) {
        work.servers
                .liteLlm()
                .users()
                .updateAnswer(UpdateUserRequest.builder(work.look.userId())
                        .metadata(metadata)
                        .build());
    }

    private static List<String> foreignKeys(Look look) {
        return look.user().stream()
                .flatMap(info -> info.keys().stream())
                .filter(key -> look.ownedKey(tokenOf(key)).isEmpty())
                .map(key -> key.keyAlias() == null ? tokenOf(key).value() : key.keyAlias())
                .toList();
    }

    private static KeyHash tokenOf(Key key) {
        return Optional.ofNullable(key.token()).orElseThrow();
    }
}
