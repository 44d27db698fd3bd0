package io.github.llmbridge.bridge.steps;

import io.github.llmbridge.bridge.look.GroupNames;
import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.Servers;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.groups.GroupMembersRequest;
import io.github.llmbridge.openwebui.users.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The account's groups by name. Those that the bridge gave and that are no longer asked for are left; others stay. */
public final class GroupsStep implements PersonStep {
    private final Access access;
    private final GroupMaking making = new GroupMaking();

    /** The step of one bridge. */
    public GroupsStep(Access access) {
        this.access = access;
    }

    @Override
    public List<PlannedChange> plan(Person person, Look look) {
        boolean noAccount = look.account().isEmpty() && !person.addsAccount();
        if (noAccount || (look.account().isPresent() && !access.mayChange(person, look))) {
            return List.of();
        }
        List<PlannedChange> changes = new ArrayList<>();
        person.groups().stream()
                .filter(name -> !look.isIn(name))
                .forEach(name -> changes.add(new PlannedChange(Step.GROUPS, "group", null, name)));
        toLeave(person, look).stream()
                .filter(look::isIn)
                .forEach(name -> changes.add(new PlannedChange(Step.GROUPS, "group", name, null)));
        return changes;
    }

    @Override
    public boolean concerns(Run run) {
        return !run.person().groups().isEmpty()
                || !toLeave(run.person(), run.look()).isEmpty();
    }

    @Override
    public Done apply(Run run) {
        Optional<Account> known = run.account();
        if (known.isEmpty()) {
            return Done.UNCHANGED;
        }
        Person person = run.person();
        if (!run.accountAdded() && !access.mayChange(person, run.look())) {
            run.problem(
                    Problem.Kind.ACCOUNT_NOT_VOUCHED,
                    "nothing proves that the account of this address is the person's: it gets no role and no group");
            return Done.UNCHANGED;
        }
        Account account = known.get();
        // The answer to a change of the account does not tell its groups.
        Account seen = run.look()
                .account()
                .filter(found -> found.id().equals(account.id()))
                .orElse(account);
        boolean changed = false;
        for (String name : person.groups()) {
            Group group = GroupNames.find(run.look().groups(), name)
                    .orElseGet(() -> making.ensure(run.servers().openWebUi().groups(), name));
            if (!Look.isMember(seen, group)) {
                run.servers().openWebUi().groups().addMembers(group.id(), members(account));
                changed = true;
            }
        }
        for (String name : toLeave(person, run.look())) {
            Optional<Group> group =
                    GroupNames.find(run.look().groups(), name).filter(found -> Look.isMember(seen, found));
            if (group.isPresent()) {
                run.servers().openWebUi().groups().removeMembers(group.get().id(), members(account));
                changed = true;
            }
        }
        return changed ? Done.UPDATED : Done.UNCHANGED;
    }

    /**
     * Makes a group under a stable id, if there is none. It gets another name where its own is taken by another group,
     * since groups are asked for by name, too.
     */
    public void ensure(Servers servers, String stableId, String name, String description) {
        making.ensure(servers.openWebUi().groups(), stableId, name, description);
    }

    private static List<String> toLeave(Person person, Look look) {
        Stream<String> others = person.takesOut() ? GroupNames.stableIds(look.groups()) : Stream.empty();
        return Stream.concat(look.note().groups().stream(), others.filter(look::isIn))
                .distinct()
                .filter(name -> !person.groups().contains(name))
                .toList();
    }

    /** Gives the group under a stable id another name, if there is one. */
    public void rename(Servers servers, String stableId, String name) {
        making.rename(servers.openWebUi().groups(), stableId, name);
    }

    /**
     * Puts the group under a stable id below another one.
     *
     * @param above the stable id of the other; {@code null} if it is to be below none
     */
    public void nest(Servers servers, String stableId, @Nullable String above) {
        making.nest(servers.openWebUi().groups(), stableId, above);
    }

    /** Deletes the group under a stable id, which a bridge made, if nobody is in it. */
    public void removeIfEmpty(Servers servers, String stableId) {
        making.removeIfEmpty(servers.openWebUi().groups(), stableId);
    }

    private static GroupMembersRequest members(Account account) {
        return new GroupMembersRequest(List.of(account.id()));
    }
}
