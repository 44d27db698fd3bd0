package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is in which team: the team's roster, the user's list of teams and the membership rows, kept in step. */
final class LiteLlmRosters {
    private final LiteLlmContext context;
    private final LiteLlmState state;

    LiteLlmRosters(LiteLlmContext context) {
        this.context = context;
        this.state = context.state;
    }

    static boolean contains(ObjectNode team, String userId) {
        return member(team, "user_id", userId) != null;
    }

    static @Nullable JsonNode member(ObjectNode team, String field, String value) {
        for (JsonNode member : team.path("members_with_roles")) {
            if (value.equals(Json.text(member, field))) {
                return member;
            }
        }
        return null;
    }

    /** The user with that id or e-mail; made when it does not exist. */
    ObjectNode userFor(@Nullable String userId, @Nullable String email) {
        ObjectNode known = userId != null
                ? state.users.get(userId)
                : email == null
                        ? null
                        : state.userByEmail(email, context.line.does(LiteLlmFact.FINDS_MEMBERS_BY_EMAIL_IN_ANY_CASE));
        if (known != null) {
            return known;
        }
        ObjectNode born = state.newUser(userId);
        born.put("user_email", email);
        born.put("user_role", "internal_user");
        return born;
    }

    /** Adds to roster and user, on older lines even when the user is in already. */
    void add(ObjectNode team, ObjectNode user, String role, @Nullable String sentEmail, @Nullable ObjectNode budget) {
        String userId = user.path("user_id").asText();
        String teamId = team.path("team_id").asText();
        if (!contains(team, userId)) {
            ObjectNode member = LiteLlmState.array(team, "members_with_roles").addObject();
            member.put("user_id", userId);
            member.put(
                    "user_email",
                    context.line.does(LiteLlmFact.ROSTERS_TELL_EMAILS) ? Json.text(user, "user_email") : sentEmail);
            member.put("role", role);
        }
        if (!context.line.does(LiteLlmFact.SKIPS_KNOWN_MEMBERS)
                || !Json.texts(user, "teams").contains(teamId)) {
            LiteLlmState.array(user, "teams").add(teamId);
        }
        if (budget != null || context.line.does(LiteLlmFact.KEEPS_A_MEMBERSHIP_OF_EVERY_MEMBER)) {
            ObjectNode membership = Json.object();
            membership.put("user_id", userId);
            membership.put("team_id", teamId);
            membership.put("spend", 0.0);
            if (budget != null) {
                membership.put("budget_id", budget.path("budget_id").asText());
                membership.set("litellm_budget_table", budget);
            }
            state.memberships
                    .computeIfAbsent(teamId, id -> new LinkedHashMap<>())
                    .put(userId, membership);
        }
        state.touch(team);
    }

    /** Null when nothing limits the member. */
    @Nullable ObjectNode budget(JsonNode limits) {
        boolean limitsModels = context.line.does(LiteLlmFact.LIMITS_MODELS_OF_MEMBERS);
        boolean limited =
                Json.has(limits, "max_budget_in_team") || (limitsModels && Json.has(limits, "allowed_models"));
        if (!limited) {
            return null;
        }
        ObjectNode row = Json.object();
        row.put("budget_id", UUID.randomUUID().toString());
        row.set("max_budget", limits.path("max_budget_in_team"));
        if (!Json.has(limits, "max_budget_in_team")) {
            row.putNull("max_budget");
        }
        if (limitsModels) {
            row.set("allowed_models", Json.strings(Json.texts(limits, "allowed_models")));
        }
        if (context.line.does(LiteLlmFact.NEW_MEMBERS_MAY_HAVE_A_PERIOD)) {
            row.put("budget_duration", Json.text(limits, "budget_duration"));
            context.setBudgetReset(row);
        }
        state.stamped(row);
        return context.shapes.render("budget", row);
    }

    void remove(ObjectNode team, String userId) {
        dropFromRoster(team, userId);
        String teamId = team.path("team_id").asText();
        ObjectNode user = state.users.get(userId);
        if (user != null) {
            LiteLlmState.remove(LiteLlmState.array(user, "teams"), teamId, false);
        }
        Map<String, ObjectNode> members = state.memberships.get(teamId);
        if (members != null) {
            members.remove(userId);
        }
    }

    void dropFromRoster(ObjectNode team, String userId) {
        ArrayNode roster = LiteLlmState.array(team, "members_with_roles");
        for (int i = roster.size() - 1; i >= 0; i--) {
            if (userId.equals(Json.text(roster.get(i), "user_id"))) {
                roster.remove(i);
            }
        }
        state.touch(team);
    }

    List<ObjectNode> memberships(String teamId) {
        return List.copyOf(state.memberships.getOrDefault(teamId, Map.of()).values());
    }
}
