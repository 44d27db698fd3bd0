package io.github.llmbridge.bridge.run;

import io.github.llmbridge.bridge.look.Everybody;
import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.Looker;
import io.github.llmbridge.bridge.look.Servers;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.report.PersonNotFoundException;
import io.github.llmbridge.bridge.steps.Access;
import io.github.llmbridge.bridge.steps.Earlier;
import io.github.llmbridge.bridge.steps.Notes;
import io.github.llmbridge.bridge.steps.Others;
import io.github.llmbridge.litellm.users.UserInfo;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.users.Account;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes the snapshot of both servers that an operation works from, and waits for another process that seems to be at
 * it.
 */
final class Snapshots {
    private final Looker looker;
    private final Branches branches;
    private final Access access;
    private final Notes notes;
    private final Patience patience;

    Snapshots(Looker looker, Branches branches, Access access, Notes notes, Patience patience) {
        this.looker = looker;
        this.branches = branches;
        this.access = access;
        this.notes = notes;
        this.patience = patience;
    }

    /** What was seen, and what is wanted in view of it. */
    record Seen(Look look, Person person) {
        /** The same with what is known of the settings function. */
        Seen withSettingsFunction(boolean serves) {
            return new Seen(look.withSettingsFunction(serves), person);
        }
    }

    Seen take(Task<?> task, Servers servers, Earlier earlier) {
        Seen seen = once(task, servers);
        if (notes.saltAfterLoss(seen.look()).isPresent()) {
            // Both servers are read at the same time: a rotation that ends just then looks like a lost key.
            seen = once(task, servers);
        }
        Others others = patience.begin();
        while (access.isUnderWay(seen.person(), seen.look(), earlier) && others.waitABit()) {
            seen = once(task, servers);
        }
        return seen;
    }

    /** What others at work for the same person are given, from now on. */
    Others others() {
        return patience.begin();
    }

    private Seen once(Task<?> task, Servers servers) {
        Look look = look(task, servers);
        Person person = task.wish().apply(look);
        boolean groupsInQuestion =
                !person.groups().isEmpty() || !look.note().groups().isEmpty() || person.takesOut();
        if (!groupsInQuestion) {
            return new Seen(look, person);
        }
        List<Group> groups = servers.openWebUi().groups().list();
        Look withGroups = look.withGroups(groups);
        return new Seen(withGroups, task.wish().apply(withGroups));
    }

    private Look look(Task<?> task, Servers servers) {
        if (task.seemsNew()) {
            return looker.look(servers, task.userId(), Optional.empty(), List.of(), List.of());
        }
        return task.email() == null ? byUser(task, servers) : byBoth(task, servers, task.email());
    }

    private Look byBoth(Task<?> task, Servers servers, String email) {
        Branches.Both<Optional<UserInfo>, List<Account>> both =
                branches.run(() -> looker.user(servers, task.userId()), () -> looker.accounts(servers, email));
        return settled(servers, looker.look(servers, task.userId(), both.aside(), both.here(), List.of()));
    }

    private Look byUser(Task<?> task, Servers servers) {
        Optional<UserInfo> user = looker.user(servers, task.userId());
        if (user.isEmpty() && task.mustExist()) {
            throw unknown(task.userId());
        }
        Look look = byUser(task.userId(), user, servers);
        return task.formerEmail() == null
                ? look
                : settled(
                        look,
                        task.formerEmail(),
                        address -> looker.look(
                                servers, look.userId(), look.user(), looker.accounts(servers, address), List.of()));
    }

    /**
     * What is there of a LiteLLM user, groups aside.
     *
     * @throws PersonNotFoundException if LiteLLM has no such user
     */
    Look ofUser(String userId, Servers servers) {
        UserInfo user = looker.user(servers, userId).orElseThrow(() -> unknown(userId));
        return byUser(userId, Optional.of(user), servers);
    }

    /** What there is of a person, as lists told it. */
    Look of(Everybody everybody, String userId) {
        Look look = everybody.look(looker, userId, everybody.email(userId));
        return settled(look, before -> everybody.look(looker, userId, before));
    }

    private Look byUser(String userId, Optional<UserInfo> user, Servers servers) {
        List<Account> accounts = user.flatMap(
                        info -> Optional.ofNullable(info.user().userEmail()))
                .filter(email -> !email.isBlank())
                .map(email -> looker.accounts(servers, email))
                .orElse(List.of());
        return settled(servers, looker.look(servers, userId, user, accounts, List.of()));
    }

    private Look settled(Servers servers, Look look) {
        return settled(
                look,
                before ->
                        looker.look(servers, look.userId(), look.user(), looker.accounts(servers, before), List.of()));
    }

    /** A change of the address that was stopped: the account may still have the one before. */
    private Look settled(Look look, Function<String, Look> byAddress) {
        return settled(look, look.note().emailBefore(), byAddress);
    }

    private Look settled(Look look, @Nullable String before, Function<String, Look> byAddress) {
        if (before == null || (look.account().isPresent() && access.isKnown(look))) {
            return look;
        }
        Look former = byAddress.apply(before);
        return former.account().isPresent() && access.isKnown(former) ? former : look;
    }

    private static PersonNotFoundException unknown(String userId) {
        return new PersonNotFoundException(userId, "LiteLLM has no such user; provision the person first");
    }
}
