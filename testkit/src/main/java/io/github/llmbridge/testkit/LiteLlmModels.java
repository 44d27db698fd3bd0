package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The model lists: what a key allows, which is not always what will be served. */
final class LiteLlmModels {
    private static final int CREATED = 1677610602;

    private final LiteLlmContext context;

    LiteLlmModels(LiteLlmContext context) {
        this.context = context;
    }

    Reply list(Call call) {
        LiteLlmCaller caller = context.auth.authenticate(call);
        context.limits.check(caller, null);
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        visible(caller.key()).forEach(name -> data.add(entry(name)));
        answer.put("object", "list");
        return Reply.ok(answer);
    }

    Reply one(Call call) {
        LiteLlmCaller caller = context.auth.authenticate(call);
        context.limits.check(caller, null);
        String name = call.variable("id");
        if (!visible(caller.key()).contains(name)) {
            throw context.errors.detail(404, "The model `" + name + "` does not exist or is not accessible");
        }
        return Reply.ok(entry(name));
    }

    private ObjectNode entry(String name) {
        ObjectNode entry = Json.object();
        entry.put("id", name);
        entry.put("object", "model");
        entry.put("created", CREATED);
        entry.put("owned_by", "openai");
        if (context.line.describesModels() && context.models.contains(name)) {
            LiteLlmModel model = LiteLlmModel.of(name);
            entry.put("mode", "chat");
            entry.put("max_input_tokens", model.maxInput());
            entry.put("max_output_tokens", model.maxOutput());
        }
        return entry;
    }

    /** The key's own list; the team's only where the key leaves it open, the user's never. */
    private List<String> visible(@Nullable ObjectNode key) {
        List<String> own = key == null ? List.of() : Json.texts(key, "models");
        String teamId = key == null ? null : Json.text(key, "team_id");
        if (own.isEmpty() || own.contains("all-team-models")) {
            ObjectNode team = teamId == null ? null : context.state.teams.get(teamId);
            List<String> ofTeam = team == null ? List.of() : Json.texts(team, "models");
            return ofTeam.isEmpty() || ofTeam.contains("all-proxy-models") ? context.models : ofTeam;
        }
        if (own.contains("all-proxy-models")) {
            return context.models;
        }
        Set<String> names = new LinkedHashSet<>(own);
        if (context.line.hidesNoDefaultModels()) {
            names.remove("no-default-models");
        }
        return List.copyOf(names);
    }

    Reply info(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        ArrayNode data = Json.array();
        String id = call.query("litellm_model_id");
        if (id != null) {
            LiteLlmModel model = LiteLlmModel.byId(context.models, id);
            if (model == null) {
                throw context.errors.detailError(400, "Model id = " + id + " not found on litellm proxy");
            }
            data.add(described(model));
        } else {
            visible(caller.key()).stream()
                    .filter(context.models::contains)
                    .forEach(name -> data.add(described(LiteLlmModel.of(name))));
        }
        return Reply.ok(Json.object().set("data", data));
    }

    private ObjectNode described(LiteLlmModel model) {
        ObjectNode shown = context.shapes.render("model", Json.object().put("model_name", model.name()));
        ((ObjectNode) shown.path("litellm_params"))
                .put("mock_response", "Hello from " + model.name())
                .put("model", model.provider() + "/" + model.upstream());
        ((ObjectNode) shown.path("model_info"))
                .put("id", model.id())
                .put("key", model.upstream())
                .put("litellm_provider", model.provider())
                .put("max_tokens", model.maxOutput())
                .put("max_input_tokens", model.maxInput())
                .put("max_output_tokens", model.maxOutput())
                .put("input_cost_per_token", model.inputCost())
                .put("output_cost_per_token", model.outputCost());
        return shown;
    }
}
