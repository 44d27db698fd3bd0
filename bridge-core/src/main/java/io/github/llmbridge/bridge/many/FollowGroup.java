package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.look.GroupNames;
import io.github.llmbridge.bridge.look.Servers;
import io.github.llmbridge.bridge.person.FollowOptions;
import io.github.llmbridge.bridge.person.MembershipOwner;
import io.github.llmbridge.bridge.person.MigrationRules.GroupOf;
import io.github.llmbridge.bridge.run.Call;
import io.github.llmbridge.bridge.run.Engine;
import io.github.llmbridge.http.EnterpriseOnlyException;
import io.github.llmbridge.litellm.organizations.Organization;
import io.github.llmbridge.litellm.organizations.OrganizationMembership;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.litellm.teams.TeamInfo;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.openwebui.groups.Group;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes the group of a team or an organization what LiteLLM says: its name, and whether it is there. Who is in it is
 * found out person by person. Thread safe.
 */
final class FollowGroup {
    static final String DESCRIPTION = "Members as in LiteLLM";

    private final Engine engine;
    private final FollowOptions options;
    private final KnownPeople people;
    private final Call call;

    FollowGroup(Engine engine, FollowOptions options, KnownPeople people, Call call) {
        this.engine = engine;
        this.options = options;
        this.people = people;
        this.call = call;
    }

    /**
     * Follows a team.
     *
     * @param take takes people over whom it concerns, before the group is changed
     * @return whether it is done; else it is to be looked at again once those people are
     */
    boolean team(String teamId, Consumer<List<Topic>> take) {
        Servers servers = engine.servers(call.within());
        Optional<Team> team = servers.liteLlm().teams().find(teamId).map(TeamInfo::teamInfo);
        if (team.isEmpty()) {
            // A group tells an id only, which may be that of an organization.
            return isWanted(GroupOf.ORGANIZATION) ? organization(teamId, take) : gone(teamId, servers, take);
        }
        Set<String> members = team.get().membersWithRoles().stream()
                .map(TeamMember::userId)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> groups = new ArrayList<>();
        if (isWanted(GroupOf.TEAM)) {
            groups.add(teamId);
        }
        String organization = team.get().organizationId();
        if (organization != null && isWanted(GroupOf.ORGANIZATION)) {
            groups.add(organization);
        }
        String own = isWanted(GroupOf.TEAM) ? teamId : null;
        follow(own, team.get().teamAlias(), members, groups, servers, take);
        if (nests()) {
            nest(teamId, organization, servers, take);
        }
        return true;
    }

    /** Whether groups of teams lie below those of organizations. */
    boolean nests() {
        return options.nestsGroups()
                && isWanted(GroupOf.TEAM)
                && isWanted(GroupOf.ORGANIZATION)
                && engine.servers(call.within()).openWebUi().dialect().nestsGroups();
    }

    private void nest(String teamId, @Nullable String organization, Servers servers, Consumer<List<Topic>> take) {
        String own = GroupNames.ofId(teamId);
        if (organization == null) {
            engine.nestGroup(own, null);
            return;
        }
        String above = GroupNames.ofId(organization);
        if (GroupNames.bearing(servers.openWebUi().groups().list(), above).isEmpty()) {
            organization(organization, take);
        }
        engine.nestGroup(own, above);
    }

    /** The same of an organization. */
    boolean organization(String id, Consumer<List<Topic>> take) {
        if (!isWanted(GroupOf.ORGANIZATION)) {
            return true;
        }
        Servers servers = engine.servers(call.within());
        Optional<Organization> organization;
        try {
            organization = servers.liteLlm().organizations().list().stream()
                    .filter(one -> one.organizationId().equals(id))
                    .findFirst();
        } catch (EnterpriseOnlyException e) {
            // There are none without a licence.
            organization = Optional.empty();
        }
        if (organization.isEmpty()) {
            return gone(id, servers, take);
        }
        List<OrganizationMembership> told =
                Objects.requireNonNullElse(organization.get().members(), List.of());
        Set<String> members = told.stream()
                .map(OrganizationMembership::userId)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        follow(id, organization.get().organizationAlias(), members, List.of(id), servers, take);
        return true;
    }

    private boolean isWanted(GroupOf what) {
        return options.rules().groups().contains(what);
    }

    /**
     * @param own LiteLLM's id of what the group is named after; {@code null} if there is to be no group
     * @param groups the ids of what the members are to be in a group of
     */
    private void follow(
            @Nullable String own,
            @Nullable String alias,
            Set<String> members,
            List<String> groups,
            Servers servers,
            Consumer<List<Topic>> take) {
        List<Group> all = servers.openWebUi().groups().list();
        String stableId = own == null ? "" : GroupNames.ofId(own);
        String name = alias == null || alias.isBlank() ? stableId : alias.strip();
        Optional<Group> group = own == null ? Optional.empty() : GroupNames.bearing(all, stableId);
        boolean renames = group.filter(found -> !isNamed(found, name, stableId)).isPresent();
        take.accept(changed(members, groups, all, servers, renames));
        if (own == null) {
            return;
        }
        if (group.isEmpty()) {
            engine.ensureGroup(stableId, name, DESCRIPTION);
        } else if (renames) {
            engine.renameGroup(stableId, name);
        }
    }

    private static boolean isNamed(Group group, String name, String stableId) {
        return group.name().equals(name) || group.name().equals(name + " (" + stableId + ")");
    }

    /** Members who are not in the groups, people in the first group who are no members; all if names change. */
    private List<Topic> changed(
            Set<String> members, List<String> groups, List<Group> all, Servers servers, boolean everybody) {
        Set<String> changed = new LinkedHashSet<>(everybody || groups.isEmpty() ? members : Set.of());
        boolean isOwn = true;
        for (String id : groups) {
            Set<String> inside = GroupNames.bearing(all, GroupNames.ofId(id))
                    .map(group -> Set.copyOf(servers.openWebUi().groups().memberIds(group.id())))
                    .orElse(Set.of());
            members.stream().filter(user -> !isInside(user, inside)).forEach(changed::add);
            if (isOwn) {
                people(inside).stream().filter(user -> !members.contains(user)).forEach(changed::add);
            }
            isOwn = false;
        }
        return changed.stream().map(Topic::user).toList();
    }

    private boolean isInside(String userId, Set<String> accounts) {
        String account = people.accountOf(userId);
        return account != null && accounts.contains(account);
    }

    private Set<String> people(Set<String> accounts) {
        Set<String> users = new HashSet<>();
        accounts.forEach(account -> people.ofAccount(account).ifPresent(users::add));
        return users;
    }

    /** The people in it go first. Accounts that the bridge does not know stay, and the group with them. */
    private boolean gone(String id, Servers servers, Consumer<List<Topic>> take) {
        String stableId = GroupNames.ofId(id);
        Optional<Group> group = GroupNames.bearing(servers.openWebUi().groups().list(), stableId);
        if (group.isEmpty()) {
            return true;
        }
        Set<String> inside =
                Set.copyOf(servers.openWebUi().groups().memberIds(group.get().id()));
        Set<String> known = options.membership() == MembershipOwner.OTHERS ? Set.of() : people(inside);
        if (!known.isEmpty()) {
            take.accept(known.stream().map(Topic::user).toList());
            return false;
        }
        engine.removeGroupIfEmpty(stableId);
        return true;
    }
}
