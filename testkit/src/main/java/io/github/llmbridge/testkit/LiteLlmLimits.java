package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stops a call of a model: allowed models, budgets and rate limits of key, team, member and user. */
final class LiteLlmLimits {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final LiteLlmLine line;
    private final LiteLlmErrors errors;
    private final LiteLlmState state;
    private final LiteLlmAuth auth;
    private final LiteLlmModelAccess access;
    /** By key hash. */
    private final Map<String, Window> windows = new HashMap<>();

    LiteLlmLimits(
            LiteLlmLine line, LiteLlmErrors errors, LiteLlmState state, LiteLlmAuth auth, LiteLlmModelAccess access) {
        this.line = line;
        this.errors = errors;
        this.state = state;
        this.auth = auth;
        this.access = access;
    }

    /** In the server's order: the first that is broken is the one the caller hears of. Null: the model list. */
    void check(LiteLlmCaller caller, @Nullable String model) {
        ObjectNode key = caller.key();
        if (key == null) {
            return;
        }
        ObjectNode team = caller.teamId() == null ? null : state.teams.get(caller.teamId());
        if (model != null) {
            checkKeyModels(key, model);
        }
        auth.checkStanding(caller);
        if (!line.does(LiteLlmFact.CHECKS_MEMBER_BUDGETS_AFTER_MODELS)) {
            checkMemberBudget(key);
        }
        checkKeyBudget(key);
        auth.checkTeam(caller);
        if (model != null && team != null) {
            checkModels("team", Json.texts(team, "models"), model);
            checkMemberModels(key, model);
        }
        if (model != null && team == null && caller.user() != null) {
            checkUserModels(caller.user(), model);
        }
        if (line.does(LiteLlmFact.CHECKS_MEMBER_BUDGETS_AFTER_MODELS)) {
            checkMemberBudget(key);
        }
        if (model != null || line.does(LiteLlmFact.SPENT_BUDGETS_STOP_MODEL_LISTS)) {
            checkTeamAndUserBudget(team, caller.user());
            checkOrganizationBudget(team);
        }
    }

    private void checkKeyModels(ObjectNode key, String model) {
        List<String> models = Json.texts(key, "models");
        if (!models.contains("all-team-models")) {
            checkModels("key", models, model);
        }
    }

    private void checkUserModels(ObjectNode user, String model) {
        List<String> models = Json.texts(user, "models");
        if (models.contains("no-default-models")) {
            throw denied(
                    "key",
                    model,
                    "User not allowed to access model. No default model access, only team models allowed. Tried to"
                            + " access " + model);
        }
        checkModels("user", models, model);
    }

    private void checkMemberModels(ObjectNode key, String model) {
        ObjectNode member = state.membership(Json.text(key, "team_id"), Json.text(key, "user_id"));
        if (member != null && line.does(LiteLlmFact.LIMITS_MODELS_OF_MEMBERS)) {
            checkModels("team", Json.texts(member.path("litellm_budget_table"), "allowed_models"), model);
        }
    }

    void checkModels(String whose, List<String> models, String model) {
        if (whose.equals("team") ? access.teamAllows(models, model) : access.allows(models, model)) {
            return;
        }
        String list = models.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ", "[", "]"));
        throw denied(
                whose,
                model,
                whose + " not allowed to access model. This " + whose + " can only access models=" + list
                        + ". Tried to access " + model);
    }

    /** The newest line hides the reason. */
    Refusal denied(String whose, String model, String reason) {
        String hidden = "The requested model '" + model + "' is not available for this API key, or the model name is"
                + " invalid. Check the models available to you and try again.";
        return errors.error(
                line.modelDeniedStatus(),
                whose + "_model_access_denied",
                "model",
                line.does(LiteLlmFact.HIDES_WHY_MODELS_ARE_REFUSED) ? hidden : reason);
    }

    private void checkKeyBudget(ObjectNode key) {
        if (!Json.has(key, "max_budget")) {
            return;
        }
        double spend = key.path("spend").asDouble();
        double budget = key.path("max_budget").asDouble();
        if (spend >= budget) {
            String alias = Json.text(key, "key_alias");
            String name = line.does(LiteLlmFact.TELLS_WHOSE_BUDGET_IS_SPENT)
                    ? "Key=" + (alias == null ? "key" : alias) + " (" + Json.text(key, "key_name") + ") "
                    : "";
            throw errors.overBudget("Budget has been exceeded! " + name + costs(spend, budget));
        }
    }

    private void checkMemberBudget(ObjectNode key) {
        ObjectNode member = state.membership(Json.text(key, "team_id"), Json.text(key, "user_id"));
        if (member == null || !Json.has(member.path("litellm_budget_table"), "max_budget")) {
            return;
        }
        double spend = member.path("spend").asDouble();
        double budget = member.path("litellm_budget_table").path("max_budget").asDouble();
        if (line.does(LiteLlmFact.STOPS_USERS_AT_THE_BUDGET) ? spend >= budget : budget > 0 && spend > budget) {
            String whose = memberOverBudget(Json.text(key, "user_id"), Json.text(key, "team_id"));
            throw errors.overBudget("Budget has been exceeded! " + whose + costs(spend, budget));
        }
    }

    private String memberOverBudget(@Nullable String userId, @Nullable String teamId) {
        if (line.does(LiteLlmFact.TELLS_WHOSE_BUDGET_IS_SPENT)) {
            return "TeamMember=" + userId + ":" + teamId + " ";
        }
        return line.does(LiteLlmFact.TELLS_WHICH_MEMBER_SPENT_THE_BUDGET)
                ? "User=" + userId + " in Team=" + teamId + " "
                : "";
    }

    private void checkTeamAndUserBudget(@Nullable ObjectNode team, @Nullable ObjectNode user) {
        if (team != null && Json.has(team, "max_budget")) {
            double spend = team.path("spend").asDouble();
            double budget = team.path("max_budget").asDouble();
            if (spend > budget) {
                throw errors.overBudget(
                        "Budget has been exceeded! Team=" + Json.text(team, "team_id") + " " + costs(spend, budget));
            }
        }
        if (team == null && user != null && Json.has(user, "max_budget")) {
            double spend = user.path("spend").asDouble();
            double budget = user.path("max_budget").asDouble();
            if (line.does(LiteLlmFact.STOPS_USERS_AT_THE_BUDGET) ? spend >= budget : spend > budget) {
                throw errors.overBudget(exceeded("User=" + Json.text(user, "user_id"), spend, budget));
            }
        }
    }

    private void checkOrganizationBudget(@Nullable ObjectNode team) {
        ObjectNode organization = organization(team);
        String budgetId = organization == null ? null : Json.text(organization, "budget_id");
        ObjectNode shared = budgetId == null ? null : state.budgets.get(budgetId);
        if (organization == null || shared == null || !line.does(LiteLlmFact.STOPS_TEAMS_OF_SPENT_ORGANIZATIONS)) {
            return;
        }
        double spend = organization.path("spend").asDouble();
        double budget = shared.path("max_budget").asDouble();
        if (budget > 0 && spend >= budget) {
            throw errors.overBudget("Budget has been exceeded! Organization="
                    + Json.text(organization, "organization_id") + " " + costs(spend, budget));
        }
    }

    private @Nullable ObjectNode organization(@Nullable ObjectNode team) {
        String id = team == null ? null : Json.text(team, "organization_id");
        return id == null ? null : state.organizations.get(id);
    }

    static String exceeded(String whose, double spend, double budget) {
        return "ExceededBudget: " + whose + " over budget. Spend=" + python(spend) + ", Budget=" + python(budget);
    }

    static String costs(double spend, double budget) {
        return "Current cost: " + python(spend) + ", Max budget: " + python(budget);
    }

    /** Python writes small numbers out down to 0.0001. */
    private static String python(double value) {
        return Math.abs(value) < 1e-4 || Math.abs(value) >= 1e7
                ? String.valueOf(value)
                : new BigDecimal(String.valueOf(value)).toPlainString().replaceAll("(\\.\\d+?)0+$", "$1");
    }

    /** Counts a call of a model against the key's rpm_limit: a fixed window of a minute from the first call on. */
    void checkRate(@Nullable ObjectNode key) {
        if (key == null || !Json.has(key, "rpm_limit")) {
            return;
        }
        String hash = key.path("token").asText();
        long limit = key.path("rpm_limit").asLong();
        Instant now = state.now();
        Window window = windows.get(hash);
        if (window == null || !now.isBefore(window.ends)) {
            window = new Window(now.plus(WINDOW), 0);
        }
        if (window.calls >= limit) {
            throw tooMany(hash, limit, window.ends);
        }
        windows.put(hash, new Window(window.ends, window.calls + 1));
    }

    private Refusal tooMany(String hash, long limit, Instant ends) {
        String reset = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'")
                .withZone(ZoneOffset.UTC)
                .format(ends);
        Reply reply = errors.error(
                        429,
                        line.does(LiteLlmFact.NAMES_THROTTLING) ? "throttling_error" : "None",
                        line.does(LiteLlmFact.NAMES_THROTTLING) ? null : "None",
                        "Rate limit exceeded for api_key: " + hash + ". Limit type: requests. Current limit: " + limit
                                + ", Remaining: 0. Limit resets at: " + reset)
                .reply();
        return new Refusal(reply.withHeader("retry-after", "60")
                .withHeader("rate_limit_type", "requests")
                .withHeader("reset_at", reset));
    }

    /** Adds the cost of a call wherever it counts. */
    void spend(LiteLlmCaller caller, double cost) {
        ObjectNode key = caller.key();
        if (key == null) {
            ObjectNode administrator = state.users.get(LiteLlmCaller.MASTER_USER);
            add(administrator, cost);
            state.spentBeforeTheAdministrator += administrator == null ? cost : 0;
            return;
        }
        String userId = Json.text(key, "user_id");
        String teamId = Json.text(key, "team_id");
        add(key, cost);
        add(userId == null ? null : state.users.get(userId), cost);
        ObjectNode team = teamId == null ? null : state.teams.get(teamId);
        add(team, cost);
        add(organization(team), cost);
        add(state.membership(teamId, userId), cost);
        key.put("last_active", state.now().toString());
    }

    private static void add(@Nullable ObjectNode row, double cost) {
        if (row != null) {
            row.put("spend", row.path("spend").asDouble() + cost);
            row.put("total_spend", row.path("total_spend").asDouble() + cost);
        }
    }

    private record Window(Instant ends, long calls) {}
}
