package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What members may spend in a team. */
final class LiteLlmMemberships {
    private static final Map<String, String> COLUMNS = Map.of(
            "max_budget_in_team",
            "max_budget",
            "tpm_limit",
            "tpm_limit",
            "rpm_limit",
            "rpm_limit",
            "budget_duration",
            "budget_duration",
            "allowed_models",
            "allowed_models",
            "temp_budget_increase",
            "temp_budget_increase",
            "temp_budget_expiry",
            "temp_budget_expiry");
    private static final Set<String> OF_SEED = Set.of("max_budget_in_team", "tpm_limit", "rpm_limit");

    private final LiteLlmContext context;
    private final LiteLlmLine line;
    private final LiteLlmErrors errors;
    private final LiteLlmState state;
    private final LiteLlmRosters rosters;

    LiteLlmMemberships(LiteLlmContext context, LiteLlmRosters rosters) {
        this.context = context;
        this.line = context.line;
        this.errors = context.errors;
        this.state = context.state;
        this.rosters = rosters;
    }

    /** Takes a user who is no member, too. The oldest line makes a new budget of what is sent, and of nothing else. */
    Reply update(Call call) {
        context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        String teamId = context.body.required(body, "team_id");
        String email = Json.text(body, "user_email");
        if (!Json.has(body, "user_id") && email == null) {
            throw errors.invalidValue(body, "Either user id or user email must be provided");
        }
        if ("admin".equals(Json.text(body, "role"))) {
            throw errors.detail(400, "Assigning team admins is a premium feature. " + LiteLlmLicence.NEEDED);
        }
        context.checkSharedBudgetDuration(body, LiteLlmFact.CHECKS_BUDGET_PERIODS_OF_MEMBERS);
        ObjectNode team = state.teams.get(teamId);
        if (team == null) {
            throw errors.detailError(400, "Team id=" + teamId + " does not exist in db");
        }
        JsonNode named = email == null ? null : LiteLlmRosters.member(team, "user_email", email);
        String userId = Json.has(body, "user_id") ? Json.text(body, "user_id") : text(named);
        if (userId == null) {
            throw errors.detailError(400, "User id doesn't exist in team table. Data=user_id=None");
        }
        ObjectNode membership = state.memberships
                .computeIfAbsent(teamId, id -> new LinkedHashMap<>())
                .computeIfAbsent(
                        userId,
                        id -> Json.object()
                                .put("user_id", id)
                                .put("team_id", teamId)
                                .put("spend", 0.0));
        setBudget(membership, budget(membership, body));
        ObjectNode answer =
                Json.object().put("user_id", userId).put("user_email", email).put("team_id", teamId);
        COLUMNS.keySet().stream()
                .sorted()
                .filter(this::isShown)
                .forEach(name -> answer.set(name, body.has(name) ? body.get(name) : NullNode.getInstance()));
        context.body.showAsSent(answer, call, "max_budget_in_team");
        return Reply.ok(answer);
    }

    private boolean isShown(String name) {
        return line.does(LiteLlmFact.KEEPS_LIMITS_OF_MEMBERS)
                ? context.shapes.lists("budget", String.valueOf(COLUMNS.get(name)))
                : OF_SEED.contains(name);
    }

    private static @Nullable String text(@Nullable JsonNode member) {
        return member == null ? null : Json.text(member, "user_id");
    }

    private @Nullable ObjectNode budget(ObjectNode membership, ObjectNode body) {
        boolean keeps = line.does(LiteLlmFact.KEEPS_LIMITS_OF_MEMBERS)
                && membership.get("litellm_budget_table") instanceof ObjectNode;
        ObjectNode budget = keeps
                ? (ObjectNode) membership.get("litellm_budget_table")
                : context.shapes.render("budget", state.stamped(Json.object()));
        boolean limited = keeps;
        for (Map.Entry<String, String> column : COLUMNS.entrySet()) {
            JsonNode value = body.get(column.getKey());
            if (value != null && budget.has(column.getValue())) {
                budget.set(column.getValue(), value.deepCopy());
                limited |= !value.isNull() && isShown(column.getKey());
            }
        }
        if (!keeps) {
            budget.put("budget_id", UUID.randomUUID().toString());
        }
        return limited ? budget : null;
    }

    private static void setBudget(ObjectNode membership, @Nullable ObjectNode budget) {
        membership.set("budget_id", budget == null ? NullNode.getInstance() : budget.get("budget_id"));
        membership.set("litellm_budget_table", budget == null ? NullNode.getInstance() : budget);
    }

    Reply mine(Call call) {
        LiteLlmCaller caller = context.auth.authenticate(call);
        ObjectNode team = team(call);
        String teamId = team.path("team_id").asText();
        JsonNode member = LiteLlmRosters.member(team, "user_id", String.valueOf(caller.userId()));
        if (member == null) {
            throw errors.detailError(
                    404, "User user_id=" + caller.userId() + " is not a member of team_id=" + teamId + ".");
        }
        ObjectNode membership = Objects.requireNonNullElseGet(
                state.membership(teamId, caller.userId()),
                () -> Json.object().put("team_id", teamId).put("user_id", caller.userId()));
        ObjectNode answer = context.shapes.render("membership_list", membership);
        answer.put("role", Json.text(member, "role")).put("user_email", Json.text(member, "user_email"));
        return Reply.ok(answer.put("team_alias", Json.text(team, "team_alias")));
    }

    Reply resetSpend(Call call) {
        context.auth.admit(call);
        double wanted = context.body.read(call).path("reset_to").asDouble();
        ObjectNode membership = member(call);
        double spend = membership.path("spend").asDouble();
        if (wanted > spend) {
            throw errors.detailError(400, "reset_to (" + wanted + ") must be <= current spend (" + spend + ")");
        }
        membership.put("spend", wanted);
        ObjectNode answer = Json.object().put("team_id", call.variable("team_id"));
        answer.put("user_id", call.variable("user_id")).put("spend", wanted).put("previous_spend", spend);
        JsonNode budget = membership.path("litellm_budget_table").path("max_budget");
        answer.set("max_budget", budget.isMissingNode() ? NullNode.getInstance() : budget);
        return Reply.ok(answer);
    }

    Reply resetBudget(Call call) {
        context.auth.admit(call);
        ObjectNode membership = member(call);
        String before = Json.text(membership, "budget_id");
        setBudget(membership, null);
        ObjectNode answer = Json.object().put("team_id", call.variable("team_id"));
        answer.put("user_id", call.variable("user_id")).putNull("budget_id");
        return Reply.ok(answer.put("previous_budget_id", before).put("budget_source", "none"));
    }

    private ObjectNode team(Call call) {
        String id = call.variable("team_id");
        ObjectNode team = state.teams.get(id);
        if (team == null) {
            throw errors.unknownTeam(id);
        }
        return team;
    }

    private ObjectNode member(Call call) {
        String teamId = team(call).path("team_id").asText();
        String userId = call.variable("user_id");
        return rosters.memberships(teamId).stream()
                .filter(row -> userId.equals(Json.text(row, "user_id")))
                .findFirst()
                .orElseThrow(
                        () -> errors.detailError(404, "User " + userId + " is not a member of team " + teamId + "."));
    }
}
