package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Functions that are run. The stand-in runs no Python: it knows the settings function by the head of its text and does what that
 * text does; any other action answers nothing.
 */
final class OpenWebUiActions {
    private final OpenWebUiState state;
    private final OpenWebUiLine line;
    private final OpenWebUiAuth auth;
    private final OpenWebUiSettingsFunction settingsFunction;

    OpenWebUiActions(OpenWebUiState state, OpenWebUiLine line, OpenWebUiAuth auth) {
        this.state = state;
        this.line = line;
        this.auth = auth;
        this.settingsFunction = new OpenWebUiSettingsFunction(state);
    }

    void addRoutes(Router router) {
        router.route("POST", "/api/chat/actions/{id}", this::run);
    }

    /** Any user may run one, by a model of the user's own as the page sends it for direct connections. */
    private Reply run(Call call) {
        OpenWebUiForm form = OpenWebUiForm.read(call, line);
        OpenWebUiUser user = auth.verified(call);
        form.check();
        ObjectNode body = form.fields();
        if (!state.functionsEnabled) {
            throw new OpenWebUiRefusal(400, OpenWebUiFunctions.DISABLED);
        }
        String id = call.variable("id");
        OpenWebUiFunction function = state.functions.get(id);
        if (function == null) {
            throw new OpenWebUiRefusal(400, "Action not found: " + id);
        }
        require(body, "model");
        boolean direct = body.path("model_item").path("direct").asBoolean(false);
        if (!direct || !body.path("model_item").path("id").equals(body.path("model"))) {
            throw new OpenWebUiRefusal(400, "Model not found");
        }
        if (line.does(OpenWebUiFact.RUNS_NO_FUNCTIONS_THAT_ARE_OFF)
                && (!function.active || !function.type.equals("action"))) {
            throw new OpenWebUiRefusal(400, "Action not available: " + id);
        }
        require(body, "chat_id");
        require(body, "id");
        require(body, "session_id");
        return OpenWebUiSettingsFunction.isIn(function)
                ? Reply.ok(settingsFunction.run(function, user, body))
                : Reply.json(200, "null");
    }

    private static void require(ObjectNode body, String name) {
        if (!body.has(name)) {
            throw new OpenWebUiRefusal(400, "'" + name + "'");
        }
    }
}
