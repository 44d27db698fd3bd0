package io.github.llmbridge.bridge.follow;

import io.github.llmbridge.http.EnterpriseOnlyException;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.github.llmbridge.litellm.organizations.Organization;
import io.github.llmbridge.litellm.organizations.OrganizationMembership;
import io.github.llmbridge.litellm.teams.Team;
import io.github.llmbridge.litellm.teams.TeamListQuery;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.litellm.users.User;
import io.github.llmbridge.litellm.users.UserListQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Lists of LiteLLM, a page a call. Users and teams can be sorted by when they were made, keys by their change, too. */
final class LiteLlmLists implements Lists {
    private static final int ROWS = 100;

    /** What the bridge itself writes. */
    private static final String NOTE = "llmbridge";

    private final LiteLlmClient liteLlm;
    private final Clock clock;

    LiteLlmLists(LiteLlmClient liteLlm, Clock clock) {
        this.liteLlm = liteLlm;
        this.clock = clock;
    }

    @Override
    public Page page(Change.Kind kind, int number, boolean newestFirst) {
        return switch (kind) {
            case USER -> users(number, newestFirst);
            case KEY -> keys(number, newestFirst);
            case TEAM -> teams(number, newestFirst);
            case ORGANIZATION -> organizations();
        };
    }

    private Page users(int number, boolean newestFirst) {
        List<User> users = liteLlm.users()
                .list(UserListQuery.builder()
                        .page(number)
                        .pageSize(ROWS)
                        .sortBy(newestFirst ? "created_at" : "user_id")
                        .sortOrder(newestFirst ? "desc" : "asc")
                        .build())
                .users();
        return new Page(
                users.stream()
                        .filter(user -> user.userId() != null)
                        .map(LiteLlmLists::row)
                        .toList(),
                users.size() < ROWS);
    }

    private Page keys(int number, boolean newestFirst) {
        List<Key> keys = liteLlm.keys()
                .list(KeyListQuery.builder()
                        .page(number)
                        .size(ROWS)
                        .sortBy(newestFirst ? "updated_at" : "token")
                        .sortOrder(newestFirst ? "desc" : "asc")
                        .build())
                .keys();
        return new Page(
                keys.stream().filter(key -> key.token() != null).map(this::row).toList(), keys.size() < ROWS);
    }

    private Page teams(int number, boolean newestFirst) {
        List<Team> teams = liteLlm.teams()
                .list(TeamListQuery.builder()
                        .page(number)
                        .pageSize(ROWS)
                        .sortBy(newestFirst ? "created_at" : "team_id")
                        .sortOrder(newestFirst ? "desc" : "asc")
                        .build())
                .teams();
        return new Page(teams.stream().map(LiteLlmLists::row).toList(), teams.size() < ROWS);
    }

    /** Since 1.102 not without a licence; then there are none. */
    private Page organizations() {
        try {
            return new Page(
                    liteLlm.organizations().list().stream()
                            .map(LiteLlmLists::row)
                            .toList(),
                    true);
        } catch (EnterpriseOnlyException e) {
            return new Page(List.of(), true);
        }
    }

    private static ListedRow row(User user) {
        Map<String, Object> metadata = new HashMap<>(user.metadata());
        metadata.remove(NOTE);
        int print = Objects.hash(
                user.userEmail(),
                user.userAlias(),
                String.valueOf(user.userRole()),
                user.teams(),
                user.teamId(),
                user.organizationId(),
                metadata);
        return new ListedRow(
                new Change(Change.Kind.USER, Objects.requireNonNull(user.userId())),
                print,
                user.createdAt(),
                user.updatedAt());
    }

    private ListedRow row(Key key) {
        Instant end = key.expires();
        int print = Objects.hash(
                key.userId(),
                key.teamId(),
                key.keyAlias(),
                Boolean.TRUE.equals(key.blocked()),
                end,
                // Nothing is written when a key's life ends.
                end != null && !end.isAfter(clock.instant()));
        return new ListedRow(
                new Change(Change.Kind.KEY, Objects.requireNonNull(key.token()).value()),
                print,
                key.createdAt(),
                key.updatedAt());
    }

    private static ListedRow row(Team team) {
        int print = Objects.hash(
                team.teamAlias(),
                team.organizationId(),
                team.membersWithRoles().stream()
                        .map(TeamMember::userId)
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList());
        return new ListedRow(new Change(Change.Kind.TEAM, team.teamId()), print, team.createdAt(), team.updatedAt());
    }

    private static ListedRow row(Organization organization) {
        List<OrganizationMembership> members = Objects.requireNonNullElse(organization.members(), List.of());
        int print = Objects.hash(
                organization.organizationAlias(),
                members.stream()
                        .map(OrganizationMembership::userId)
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList());
        return new ListedRow(
                new Change(Change.Kind.ORGANIZATION, organization.organizationId()),
                print,
                organization.createdAt(),
                organization.updatedAt());
    }
}
