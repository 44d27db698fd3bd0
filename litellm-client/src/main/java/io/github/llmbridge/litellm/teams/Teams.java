package io.github.llmbridge.litellm.teams;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;
import io.github.llmbridge.litellm.Limits;
import java.util.Optional;

/** Teams and their members. Thread safe. */
@Headers("Content-Type: application/json")
public interface Teams {
    /**
     * Makes a team. The caller becomes its admin.
     *
     * @throws io.github.llmbridge.http.AlreadyExistsException if the id is in use; an alias may occur twice
     */
    @RequestLine("POST /team/new")
    Team create(NewTeamRequest request);

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
        return infoAnswer(teamId);
    }

    /** A team with its keys, or nothing. */
    default Optional<TeamInfo> find(String teamId) {
        try {
            return Optional.of(info(teamId));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /**
     * Adds a member; the team's other members stay.
     *
     * @throws io.github.llmbridge.http.AlreadyExistsException if the user is a member already
     * @throws NotFoundException if there is no such team; LiteLLM 1.77.3 answers a plain 500 instead
     */
    @RequestLine("POST /team/member_add")
    Team addMember(TeamMemberRequest request);

    /** Deletes teams with their keys. */
    @RequestLine("POST /team/delete")
    DeletedTeams delete(DeleteTeamsRequest request);
}
