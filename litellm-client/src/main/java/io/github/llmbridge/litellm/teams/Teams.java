package io.github.llmbridge.litellm.teams;

import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Pages;
import io.github.llmbridge.http.Repeat;
import io.github.llmbridge.http.SameId;
import io.github.llmbridge.http.UnprocessableException;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Since;
import io.github.llmbridge.litellm.keys.BulkUpdatedKeys;
import io.github.llmbridge.litellm.spend.ActivityPage;
import io.github.llmbridge.litellm.spend.ActivityQuery;
import io.github.llmbridge.litellm.spend.DailyActivities;
import io.github.llmbridge.litellm.spend.DailyActivity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Teams and their members. Running requests see a change of a team for up to 60 seconds as it was before. Thread safe.
 */
@Headers("Content-Type: application/json")
public interface Teams {
    /**
     * Makes a team. The caller becomes its admin.
     *
     * @throws io.github.llmbridge.http.AlreadyExistsException if the id is in use; an alias may occur twice
     */
    @RequestLine("POST /team/new")
    Team create(NewTeamRequest request);

    /**
     * Changes a team. The metadata is replaced as a whole.
     *
     * @throws NotFoundException if there is no such team
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /team/update")
    UpdatedTeam update(UpdateTeamRequest request);

    /** {@code PATCH /team/{team_id}} as the server takes it; see {@link #patch}. */
    @Since("1.93.0")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("PATCH /team/{teamId}")
    Team patchAnswer(@Param("teamId") String teamId, UpdateTeamRequest request);

    /**
     * Changes a team. The metadata is merged: names that are not sent stay. Since LiteLLM 1.93.0.
     *
     * @throws NotFoundException if there is no such team
     */
    @Since("1.93.0")
    default Team patch(UpdateTeamRequest request) {
        return patchAnswer(request.teamId(), request);
    }

    /** {@code /team/info} as the server sends it; see {@link #info}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /team/info?team_id={teamId}")
    TeamInfo infoAnswer(@Param("teamId") String teamId);

    /**
     * A team with its keys.
     *
     * @throws NotFoundException if there is no such team
     */
    default TeamInfo info(String teamId) {
        Limits.requireText("teamId", teamId);
        TeamInfo answer = infoAnswer(teamId);
        return SameId.require("teams.info", "team", teamId, answer.teamId(), answer);
    }

    /** A team with its keys, or nothing. */
    default Optional<TeamInfo> find(String teamId) {
        try {
            return Optional.of(info(teamId));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** One page of teams. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /v2/team/list")
    TeamPage list(@QueryMap TeamListQuery query);

    /** Every team that the query names, read page by page as the stream goes; page and size of the query are not used. */
    default Stream<Team> stream(TeamListQuery query) {
        return Pages.stream(
                TeamListQuery.LARGEST_PAGE,
                page -> list(new TeamListQueryBuilder()
                                .from(query)
                                .page(page)
                                .pageSize(TeamListQuery.LARGEST_PAGE)
                                .sortBy(query.sortBy() == null ? "team_id" : query.sortBy())
                                .build())
                        .teams(),
                Team::teamId);
    }

    /** Teams with their keys and memberships, all at once: heavy, for the server has no pages here. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /team/list")
    List<Team> listWithKeys(@QueryMap TeamMembersQuery query);

    /** {@code /team/member_add} for one member, as the server answers it; see {@link #addMember}. */
    @RequestLine("POST /team/member_add")
    Team addMemberAnswer(TeamMemberRequest request);

    /**
     * Adds a member; the team's other members stay. The server makes a user that it does not know.
     *
     * @throws io.github.llmbridge.http.AlreadyExistsException if the user is a member already
     * @throws NotFoundException if there is no such team; LiteLLM 1.77.3 answers a plain 500, and a second call tells why
     */
    default Team addMember(TeamMemberRequest request) {
        return TeamChanges.orNotFound(this, request.teamId(), () -> addMemberAnswer(request));
    }

    /** {@code /team/member_add} for several members, as the server answers it; see {@link #addMembers}. */
    @RequestLine("POST /team/member_add")
    Team addMembersAnswer(AddTeamMembersRequest request);

    /**
     * Adds members; the team's other members stay. LiteLLM 1.77.3 adds the team once more to who is in already.
     *
     * @throws io.github.llmbridge.http.AlreadyExistsException if all of them are members already
     * @throws NotFoundException if there is no such team
     */
    default Team addMembers(AddTeamMembersRequest request) {
        return TeamChanges.orNotFound(this, request.teamId(), () -> addMembersAnswer(request));
    }

    /** Adds many members, all or none. The server answers 200 in any case: look at the results. */
    @RequestLine("POST /team/bulk_member_add")
    BulkAddedTeamMembers bulkAddMembers(BulkAddTeamMembersRequest request);

    /** {@code /team/member_update} as the server takes it; see {@link #updateMember}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /team/member_update")
    UpdatedTeamMember updateMemberAnswer(UpdateTeamMemberRequest request);

    /**
     * Changes what a member may. Looks first, since the server takes a user who is no member, and LiteLLM 1.77.3 drops every
     * limit that is not sent.
     *
     * @throws NotFoundException if there is no such team, or the user is no member
     */
    default UpdatedTeamMember updateMember(UpdateTeamMemberRequest request) {
        return updateMemberAnswer(TeamChanges.complete(info(request.teamId()), request));
    }

    /**
     * Takes a member out of a team. Since LiteLLM 1.106.0 the member's keys of that team go too.
     *
     * @throws NotFoundException if there is no such team, or the user is no member
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /team/member_delete")
    Team removeMember(RemoveTeamMemberRequest request);

    /** What the caller itself may spend in a team. Since LiteLLM 1.83.14. */
    @Since("1.83.14")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /team/{teamId}/members/me")
    TeamMembership myMembership(@Param("teamId") String teamId);

    /**
     * Sets back what a member has spent. Since LiteLLM 1.100.0.
     *
     * @throws NotFoundException if there is no such team or member
     */
    @Since("1.100.0")
    @RequestLine("POST /team/{teamId}/member/{userId}/reset_spend")
    TeamMemberSpend resetMemberSpend(
            @Param("teamId") String teamId, @Param("userId") String userId, ResetTeamMemberSpendRequest request);

    /**
     * Takes a member's own budget away; the team's budget for members counts again. Since LiteLLM 1.104.0.
     *
     * @throws NotFoundException if there is no such team or member
     */
    @Since("1.104.0")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /team/{teamId}/member/{userId}/reset_budget")
    TeamMemberBudget resetMemberBudget(@Param("teamId") String teamId, @Param("userId") String userId);

    /**
     * Adds models. A team that may call every model keeps that: the server writes {@code all-proxy-models} beside them.
     *
     * @throws NotFoundException if there is no such team
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /team/model/add")
    Team addModels(TeamModelsRequest request);

    /** {@code /team/model/delete} as the server takes it: the last model opens the team to all. See {@link #removeModels}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /team/model/delete")
    Team removeModelsAnswer(TeamModelsRequest request);

    /**
     * Takes models away, but never the last one. Looks first; two callers at the same time can still take the last two.
     *
     * @throws IllegalArgumentException if none would be left, which the server reads as every model
     * @throws NotFoundException if there is no such team
     */
    default Team removeModels(TeamModelsRequest request) {
        TeamChanges.requireModelLeft(info(request.teamId()).teamInfo(), request.models());
        return removeModelsAnswer(request);
    }

    /** {@code /team/permissions_list} as the server answers it; see {@link #permissions}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /team/permissions_list?team_id={teamId}")
    TeamPermissions permissionsAnswer(@Param("teamId") String teamId);

    /**
     * What members may do with keys of the team.
     *
     * @throws NotFoundException if there is no such team
     */
    default TeamPermissions permissions(String teamId) {
        Limits.requireText("teamId", teamId);
        return TeamChanges.orNotFound(this, teamId, () -> permissionsAnswer(teamId));
    }

    /** {@code /team/permissions_update} as the server answers it; see {@link #updatePermissions}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /team/permissions_update")
    Team updatePermissionsAnswer(UpdatePermissionsRequest request);

    /**
     * Replaces what members may do with keys of the team.
     *
     * @throws NotFoundException if there is no such team
     */
    default Team updatePermissions(UpdatePermissionsRequest request) {
        return TeamChanges.orNotFound(this, request.teamId(), () -> updatePermissionsAnswer(request));
    }

    /**
     * Adds permissions to several teams. Since LiteLLM 1.83.4.
     *
     * @throws NotFoundException if one of the teams is unknown; nothing is changed then
     */
    @Since("1.83.4")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /team/permissions_bulk_update")
    UpdatedPermissions bulkUpdatePermissions(BulkUpdatePermissionsRequest request);

    /** Changes keys of a team. Since LiteLLM 1.85.0. */
    @Since("1.85.0")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /team/key/bulk_update")
    BulkUpdatedKeys bulkUpdateKeys(BulkUpdateTeamKeysRequest request);

    /** {@code /team/block} as the server takes it; see {@link #block}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /team/block")
    Team blockAnswer(TeamRequest request);

    /**
     * Lets every key of the team be refused, up to 60 seconds from now at the latest.
     *
     * @throws NotFoundException if there is no such team
     */
    default Team block(String teamId) {
        return blockAnswer(TeamRequest.of(teamId));
    }

    /** {@code /team/unblock} as the server takes it; see {@link #unblock}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /team/unblock")
    Team unblockAnswer(TeamRequest request);

    /**
     * Lets the keys of the team work again, up to 60 seconds from now at the latest.
     *
     * @throws NotFoundException if there is no such team
     */
    default Team unblock(String teamId) {
        return unblockAnswer(TeamRequest.of(teamId));
    }

    /** {@code /team/available} as the server answers it; see {@link #available}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /team/available")
    List<Team> availableAnswer();

    /** Teams that users may join by themselves; LiteLLM 1.77.3 answers 400 when there are none. */
    default List<Team> available() {
        try {
            return availableAnswer();
        } catch (UnprocessableException e) {
            if (e.serverMessage().orElse("").startsWith("No available teams")) {
                return List.of();
            }
            throw e;
        }
    }

    /** {@code /team/spend/by_user} as the server takes it; see {@link #spendByUser}. */
    @Since("1.101.0")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /team/spend/by_user?team_ids={teamIds}&start_date={startDate}&end_date={endDate}")
    TeamSpendByUser spendByUserAnswer(
            @Param("teamIds") String teamIds, @Param("startDate") String startDate, @Param("endDate") String endDate);

    /**
     * What users spent in teams, from the first day to the last in UTC. Unknown teams are left out. Since LiteLLM 1.101.0.
     */
    @Since("1.101.0")
    default TeamSpendByUser spendByUser(List<String> teamIds, LocalDate firstDay, LocalDate lastDay) {
        return spendByUserAnswer(
                String.join(",", Limits.requireIds("teamIds", teamIds)), firstDay.toString(), lastDay.toString());
    }

    /**
     * Deletes teams with their keys. On LiteLLM 1.77.3 the keys may go on working for up to 60 seconds.
     *
     * @throws NotFoundException if one of them is unknown; nothing is deleted then
     */
    @RequestLine("POST /team/delete")
    DeletedTeams delete(DeleteTeamsRequest request);

    /** {@code /team/daily/activity}; see {@link #dailyActivity}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /team/daily/activity?team_ids={ids}&exclude_team_ids={excludedIds}")
    ActivityPage dailyActivityPage(
            @Param("ids") @Nullable String ids,
            @Param("excludedIds") @Nullable String excludedIds,
            @QueryMap ActivityQuery query);

    /** What teams used, day by day, newest first, read page by page as the stream goes. */
    default Stream<DailyActivity> dailyActivity(ActivityQuery query) {
        return DailyActivities.stream(
                query, page -> dailyActivityPage(query.joinedIds(), query.joinedExcludedIds(), page));
    }
}
