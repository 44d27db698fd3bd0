package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.github.llmbridge.litellm.keys.KeySelection;
import io.github.llmbridge.litellm.organizations.AddOrganizationMembersRequest;
import io.github.llmbridge.litellm.organizations.NewOrganizationRequest;
import io.github.llmbridge.litellm.organizations.OrganizationMember;
import io.github.llmbridge.litellm.teams.DeleteTeamsRequest;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.teams.RemoveTeamMemberRequest;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.litellm.teams.TeamMemberRequest;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.github.llmbridge.litellm.users.UpdateUserRequest;
import io.github.llmbridge.litellm.users.UserRole;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.groups.Group;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.users.Account;
import io.github.llmbridge.openwebui.users.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** People whom somebody changes by LiteLLM's API, and what Open WebUI shows of them. Takes away what it made. */
final class FollowedPeople implements AutoCloseable {
    final String instance = ServerLine.unique("i");
    /** In the metadata of users who are to be people. */
    final String field = "tier-" + instance;

    final String team = ServerLine.unique("team");
    final String organization = ServerLine.unique("org");

    private final LiteLlmClient liteLlm;
    private final OpenWebUiClient openWebUi;
    private final boolean renames;
    private final boolean hasOrganizations;
    private final List<String> made = new ArrayList<>();

    /**
     * Makes a team, and an organization where that can be.
     *
     * @param renames whether LiteLLM changes a user's alias
     * @param hasOrganizations whether LiteLLM tells of organizations
     */
    FollowedPeople(LiteLlmClient liteLlm, OpenWebUiClient openWebUi, boolean renames, boolean hasOrganizations) {
        this.liteLlm = liteLlm;
        this.openWebUi = openWebUi;
        this.renames = renames;
        this.hasOrganizations = hasOrganizations;
        liteLlm.teams()
                .create(NewTeamRequest.builder(team, Models.all())
                        .teamAlias("Team " + instance)
                        .build());
        if (hasOrganizations) {
            liteLlm.organizations()
                    .create(NewOrganizationRequest.builder(organization, "Company " + instance, Models.all())
                            .build());
        }
        openWebUi.settingsFunction().install();
    }

    /**
     * What happens to a person.
     *
     * @param change makes it by LiteLLM's API
     * @param shows whether Open WebUI shows it
     */
    record Kind(String name, Consumer<String> change, Predicate<String> shows) {}

    /** All kinds, in the order of a life. */
    List<Kind> life() {
        List<Kind> life = new ArrayList<>();
        life.add(new Kind("user made", this::make, this::isConnected));
        if (renames) {
            life.add(new Kind("user renamed", id -> rename(id, "Countess"), id -> isNamed(id, "Countess")));
        }
        life.add(new Kind("administrator", id -> role(id, true), this::isAdministrator));
        life.add(new Kind("no administrator", id -> role(id, false), id -> !isAdministrator(id)));
        life.add(new Kind("into the team", this::join, id -> isIn(id, team)));
        life.add(new Kind("out of the team", this::leave, id -> !isIn(id, team)));
        if (hasOrganizations) {
            life.add(new Kind("into the organization", this::joinOrganization, id -> isIn(id, organization)));
            life.add(new Kind(
                    "out of the organization",
                    id -> liteLlm.organizations().removeMember(organization, id),
                    id -> !isIn(id, organization)));
        }
        life.add(new Kind("key blocked", id -> block(id, true), id -> !isConnected(id)));
        life.add(new Kind("key unblocked", id -> block(id, false), this::isConnected));
        life.add(new Kind(
                "key deleted",
                id -> liteLlm.keys().delete(KeySelection.of(keys(id).get(0).token())),
                id -> connections(id).isEmpty()));
        life.add(new Kind(
                "user deleted",
                id -> liteLlm.users().delete(id),
                id -> accounts(id).isEmpty()));
        return life;
    }

    /** An id that nobody has. */
    String newId() {
        String id = instance + "-" + made.size();
        made.add(id);
        return id;
    }

    void make(String id) {
        liteLlm.users()
                .create(NewUserRequest.builder(id, Models.of("gpt-4o-mini", "gpt-4o"))
                        .userEmail(email(id))
                        .userAlias("Ada")
                        .userRole(UserRole.INTERNAL_USER)
                        .metadata(Map.of(field, "free"))
                        .build());
    }

    boolean renames() {
        return renames;
    }

    void rename(String id, String alias) {
        liteLlm.users().update(UpdateUserRequest.builder(id).userAlias(alias).build());
    }

    void role(String id, boolean administrator) {
        UserRole role = administrator ? UserRole.PROXY_ADMIN : UserRole.INTERNAL_USER;
        liteLlm.users().update(UpdateUserRequest.builder(id).userRole(role).build());
    }

    void join(String id) {
        liteLlm.teams().addMember(new TeamMemberRequest(team, TeamMember.user(id)));
    }

    void leave(String id) {
        liteLlm.teams().removeMember(RemoveTeamMemberRequest.of(team, id));
    }

    private void joinOrganization(String id) {
        liteLlm.organizations()
                .addMembers(AddOrganizationMembersRequest.builder(organization)
                        .addMembers(OrganizationMember.of(id, UserRole.INTERNAL_USER))
                        .build());
    }

    void block(String id, boolean blocked) {
        Key key = keys(id).get(0);
        if (blocked) {
            liteLlm.keys().block(key.token());
        } else {
            liteLlm.keys().unblock(key.token());
        }
    }

    List<Key> keys(String id) {
        return liteLlm.keys().stream(KeyListQuery.builder().userId(id).build()).toList();
    }

    List<Account> accounts(String id) {
        return openWebUi.users().allByEmail(email(id));
    }

    /** The name may have the team's before it. */
    boolean isNamed(String id, String alias) {
        return accounts(id).stream().anyMatch(account -> account.name().endsWith(alias));
    }

    boolean isAdministrator(String id) {
        return accounts(id).stream().anyMatch(account -> account.role().equals(Role.ADMIN));
    }

    List<DirectConnection> connections(String id) {
        return accounts(id).stream()
                .flatMap(account -> account.directConnections().all().stream())
                .toList();
    }

    boolean isConnected(String id) {
        return connections(id).stream().anyMatch(DirectConnection::enabled);
    }

    boolean isIn(String id, String liteLlmId) {
        Optional<Group> group = groups(liteLlmId).stream().findFirst();
        return accounts(id).stream()
                .anyMatch(account -> group.filter(found -> PersonState.isMember(account, found))
                        .isPresent());
    }

    /** The groups of a team or an organization. */
    List<Group> groups(String liteLlmId) {
        return openWebUi.groups().list().stream()
                .filter(group -> String.valueOf(group.description()).endsWith("[grp_" + liteLlmId + "]"))
                .toList();
    }

    static String email(String id) {
        return id + "@example.com";
    }

    @Override
    public void close() {
        openWebUi.settingsFunction().uninstall();
        for (String id : made) {
            accounts(id).forEach(account -> openWebUi.users().delete(account.id()));
            liteLlm.users().deleteIfPresent(id);
        }
        for (String id : List.of(team, organization)) {
            groups(id).forEach(group -> openWebUi.groups().delete(group.id()));
        }
        liteLlm.teams().delete(new DeleteTeamsRequest(List.of(team)));
        if (hasOrganizations) {
            liteLlm.organizations().delete(organization);
        }
    }
}
