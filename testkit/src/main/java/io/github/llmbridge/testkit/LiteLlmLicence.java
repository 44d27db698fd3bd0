package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Fields that are refused without a licence. Empty ones pass, but for lists on the oldest line. */
final class LiteLlmLicence {
    static final String NEEDED = "You must be a LiteLLM Enterprise user to use this feature. If you have a"
            + " license please set `LITELLM_LICENSE` in your env. Get a 7 day trial key here:"
            + " https://www.litellm.ai/enterprise#trial. \nPricing: https://www.litellm.ai/#pricing";

    private static final List<String> FIELDS = List.of("tags", "guardrails", "prompts");
    private static final List<String> NEWER_FIELDS =
            List.of("policies", "allowed_passthrough_routes", "denied_passthrough_routes", "disable_global_guardrails");
    private static final String OF_TEAMS = "team_member_key_duration";
    private static final String MODEL_BUDGET = "model_max_budget";

    private final LiteLlmLine line;
    private final LiteLlmErrors errors;
    private final LiteLlmShapes shapes;

    LiteLlmLicence(LiteLlmLine line, LiteLlmErrors errors, LiteLlmShapes shapes) {
        this.line = line;
        this.errors = errors;
        this.shapes = shapes;
    }

    void checkNewKey(ObjectNode body) {
        refuseFields(body, false);
        checkNewUser(body);
    }

    /** A user may have tags, but no budgets by model. */
    void checkNewUser(ObjectNode body) {
        if (isSet(body, MODEL_BUDGET)) {
            throw errors.raised(500, line.errorPrefix() + modelBudget());
        }
    }

    void checkKeyUpdate(ObjectNode body) {
        refuseFields(body, true);
        if (isSet(body, MODEL_BUDGET)) {
            throw errors.auth(400, "Authentication Error, " + modelBudget());
        }
    }

    void checkNewTeam(ObjectNode body) {
        refuseFields(body, false);
        if (isSet(body, OF_TEAMS)) {
            throw errors.raisedDict(403, refusal(OF_TEAMS));
        }
        checkTeamModelBudget(body);
    }

    void checkTeamUpdate(ObjectNode body) {
        for (String field : List.of("tags", "guardrails", OF_TEAMS)) {
            refuseTeamUpdate(body, field);
        }
        if (line.does(LiteLlmFact.LICENSES_PROMPTS_OF_TEAM_UPDATES)) {
            refuseTeamUpdate(body, "prompts");
        }
        newerFields().forEach(field -> refuseTeamUpdate(body, field));
        checkTeamModelBudget(body);
    }

    private void refuseTeamUpdate(ObjectNode body, String field) {
        if (isSet(body, field)) {
            String message = "This feature is only available for LiteLLM Enterprise users. " + NEEDED;
            throw line.does(LiteLlmFact.TELLS_ERRORS_OF_TEAM_UPDATES_LIKE_OTHERS)
                    ? errors.raisedDict(403, message)
                    : errors.detailError(403, message);
        }
    }

    private void checkTeamModelBudget(ObjectNode body) {
        if (line.does(LiteLlmFact.LICENSES_MODEL_BUDGETS_OF_TEAMS)
                && (isSet(body, MODEL_BUDGET) || isSet(body, "team_member_" + MODEL_BUDGET))) {
            throw errors.raisedDict(403, "Setting model_max_budget on a team is an enterprise feature. " + NEEDED);
        }
    }

    private void refuseFields(ObjectNode body, boolean asUpdate) {
        FIELDS.forEach(field -> refuse(body, field, asUpdate));
        newerFields().forEach(field -> refuse(body, field, asUpdate));
    }

    /** Those that the line knows. */
    private List<String> newerFields() {
        return NEWER_FIELDS.stream()
                .filter(field -> shapes.lists("key_generate", field))
                .toList();
    }

    private void refuse(ObjectNode body, String field, boolean asUpdate) {
        if (isSet(body, field)) {
            throw asUpdate
                    ? errors.auth(403, LiteLlmErrors.dict("error", refusal(field)))
                    : errors.raisedDict(403, refusal(field));
        }
    }

    /** The oldest line does not name the field. */
    private String refusal(String field) {
        return "This feature is only available for LiteLLM Enterprise users"
                + (line.does(LiteLlmFact.NAMES_LICENSED_FIELDS) ? ": " + field : "") + ". " + NEEDED;
    }

    static String modelBudget() {
        return "Invalid model_max_budget: You must have an enterprise license to set model_max_budget. " + NEEDED
                + ". Example of valid model_max_budget: https://docs.litellm.ai/docs/proxy/users";
    }

    /** A key's list holds an access group of which a wildcard takes a name. */
    Refusal wildcardGroup(boolean asUpdate) {
        String message = "Setting a model access group on a wildcard model is only available for LiteLLM Enterprise"
                + " users." + NEEDED;
        return asUpdate ? errors.auth(403, LiteLlmErrors.dict("error", message)) : errors.raisedDict(403, message);
    }

    private boolean isSet(ObjectNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isArray() && line.does(LiteLlmFact.LICENSES_EMPTY_LISTS)) {
            return true;
        }
        return value.isContainerNode() ? !value.isEmpty() : value.isTextual() || value.asBoolean();
    }
}
