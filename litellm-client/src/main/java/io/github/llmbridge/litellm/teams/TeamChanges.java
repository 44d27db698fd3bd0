package io.github.llmbridge.litellm.teams;

import io.github.llmbridge.http.ErrorDetails;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Patch;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.litellm.budgets.Budget;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the server would do behind the caller's back, seen before or told after. */
final class TeamChanges {
    private TeamChanges() {}

    /** LiteLLM 1.77.3 answers a plain 500 for an unknown team. */
    static <T> T orNotFound(Teams teams, String teamId, Supplier<T> operation) {
        try {
            return operation.get();
        } catch (ServerErrorException e) {
            if (teams.find(teamId).isPresent()) {
                throw e;
            }
            throw new NotFoundException(
                    new ErrorDetails(e.operation(), e.status(), null, "team " + teamId + " does not exist", null));
        }
    }

    /** No model at all would mean every model. */
    static void requireModelLeft(Team team, List<String> removed) {
        Set<String> left = new LinkedHashSet<>(team.models().names());
        left.removeAll(removed);
        if (left.isEmpty()) {
            throw new IllegalArgumentException("models: without them the team " + team.teamId()
                    + " would have none, which opens it to every model; block it, or name others by an update");
        }
    }

    /**
     * The change as it may be sent. The server takes a user who is no member, and 1.77.3 drops every limit that is not sent.
     */
    static UpdateTeamMemberRequest complete(TeamInfo info, UpdateTeamMemberRequest request) {
        String userId = info.teamInfo().membersWithRoles().stream()
                .filter(member -> request.userId() == null
                        ? request.userEmail() != null && request.userEmail().equalsIgnoreCase(member.userEmail())
                        : request.userId().equals(member.userId()))
                .map(TeamMember::userId)
                .findFirst()
                .orElseThrow(() -> new NotFoundException(new ErrorDetails(
                        "teams.updateMember", 200, null, "user not found in team " + request.teamId(), null)));
        Budget kept = info.teamMemberships().stream()
                .filter(membership -> membership.userId().equals(userId) && membership.budgetSource() == null)
                .map(TeamMembership::litellmBudgetTable)
                .filter(budget -> budget != null)
                .findFirst()
                .orElse(null);
        return kept == null
                ? request
                : new UpdateTeamMemberRequest.Builder()
                        .from(request)
                        .maxBudgetInTeam(or(request.maxBudgetInTeam(), kept.maxBudget()))
                        .tpmLimit(or(request.tpmLimit(), kept.tpmLimit()))
                        .rpmLimit(or(request.rpmLimit(), kept.rpmLimit()))
                        .build();
    }

    private static <T> @Nullable Patch<T> or(@Nullable Patch<T> wanted, @Nullable T kept) {
        return wanted != null || kept == null ? wanted : Patch.set(kept);
    }
}
