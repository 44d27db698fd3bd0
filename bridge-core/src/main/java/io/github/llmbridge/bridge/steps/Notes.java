package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.Note;
import io.github.llmbridge.bridge.look.NoteBuilder;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.person.Standing;
import io.github.llmbridge.bridge.person.TeamSpec;
import io.github.llmbridge.litellm.users.UpdateUserRequest;
import io.github.llmbridge.litellm.users.UserInfo;
import io.github.llmbridge.litellm.users.UserRole;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The note in the metadata of LiteLLM's user. What is about to be given is noted before it is given, what was taken is
 * struck out afterwards, so whenever a process stops, nothing that the bridge gave is forgotten.
 */
public final class Notes {
    private final World world;
    private final Access access;

    /** Notes of one bridge. */
    public Notes(World world, Access access) {
        this.world = world;
        this.access = access;
    }

    /** What must be noted before anything else is done. */
    Note atStart(Person person, Look look) {
        Note before = look.note();
        Set<String> groups = new LinkedHashSet<>(before.groups());
        person.groups().stream().filter(name -> !look.isIn(name)).forEach(groups::add);
        Set<String> teams = new LinkedHashSet<>(before.teams());
        TeamSpec team = person.team();
        if (team != null && look.team(team.teamId()).isEmpty()) {
            teams.add(team.teamId());
        }
        NoteBuilder note = before.but()
                .groups(groups)
                .teams(teams)
                .standing(person.standing())
                .tier(person.isKeyless() ? null : person.ownTier().name())
                .grant(person.grant());
        if (Role.ADMIN.equals(person.role()) && isAdminOfLiteLlm(look)) {
            note.roleGiven(Role.ADMIN.value());
        }
        boolean isSuspension = person.standing() == Standing.SUSPENDED && before.standing() == Standing.ACTIVE;
        if ((isSuspension || person.isDeactivated()) && access.isProven(person, look)) {
            look.account()
                    .filter(account -> !account.role().equals(Role.PENDING))
                    .ifPresent(account -> note.roleBefore(account.role().value()));
        }
        boolean moves = person.renames() || before.emailBefore() != null;
        if (moves && access.mayChange(person, look)) {
            look.account()
                    .map(Account::email)
                    .filter(email -> !email.equals(person.email()))
                    .ifPresent(note::emailBefore);
        }
        if (look.user().isEmpty() && world.material().derives()) {
            note.salt(world.material().newSalt())
                    .secretId(world.material().secretId())
                    .generation(1);
        }
        saltAfterLoss(look).ifPresent(note::salt);
        return note.build();
    }

    /**
     * The salt of the keys to come, where the connection holds a key that LiteLLM has no longer. A restored LiteLLM has
     * forgotten generations, and their values must not come back. All processes see the same lost key, and arrive at
     * the same salt.
     */
    public Optional<String> saltAfterLoss(Look look) {
        return world.material().derives()
                ? look.lostKey()
                        .map(lost -> KeyMaterial.saltAfter(salt(look.note(), look), lost))
                        .filter(salt -> !salt.equals(look.note().salt()))
                : Optional.empty();
    }

    /** What is true once everything was done. */
    Note atEnd(Run run) {
        Person person = run.person();
        Set<String> groups = new LinkedHashSet<>(run.note().groups());
        groups.retainAll(person.groups());
        Set<String> teams = new LinkedHashSet<>(run.note().teams());
        teams.removeAll(run.leftTeams());
        NoteBuilder note = run.note().but().groups(groups).teams(teams).emailBefore(null);
        if (person.standing() == Standing.ACTIVE && !person.isDeactivated()) {
            note.roleBefore(null);
        }
        if (person.follows() && person.role() != null && !Role.ADMIN.equals(person.role())) {
            note.roleGiven(null);
        }
        return note.build();
    }

    private static boolean isAdminOfLiteLlm(Look look) {
        return look.user()
                .filter(info -> UserRole.PROXY_ADMIN.equals(info.user().userRole()))
                .isPresent();
    }

    /** Writes what is true at the end, if that is not what is noted. */
    public void close(Run run) {
        Note end = atEnd(run);
        if (!end.equals(run.note())) {
            change(
                    run,
                    note -> note.but()
                            .groups(end.groups())
                            .teams(end.teams())
                            .roleBefore(end.roleBefore())
                            .roleGiven(end.roleGiven())
                            .emailBefore(end.emailBefore())
                            .build());
        }
    }

    /** Changes the note, in metadata that are read anew: others write there, too. */
    void change(Run run, UnaryOperator<Note> change) {
        String userId = run.person().userId();
        String instance = world.ownership().instance();
        Map<String, Object> metadata =
                run.servers().liteLlm().users().info(userId).user().metadata();
        Note changed = change.apply(Note.in(metadata, instance));
        run.servers()
                .liteLlm()
                .users()
                .updateAnswer(UpdateUserRequest.builder(userId)
                        .metadata(changed.into(metadata, instance))
                        .build());
        run.note(changed);
    }

    /** The salt of the person's keys: the noted one, or when LiteLLM made the user. */
    static String salt(Note note, Look look) {
        if (note.salt() != null) {
            return note.salt();
        }
        return salt(note, look.user().orElseThrow(() -> new IllegalStateException("a user who was made has a salt")));
    }

    static String salt(Note note, UserInfo user) {
        return note.salt() != null ? note.salt() : String.valueOf(user.user().createdAt());
    }
}
