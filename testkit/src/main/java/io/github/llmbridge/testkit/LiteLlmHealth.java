package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a caller asks to learn whether the proxy is up, and which version it is. */
final class LiteLlmHealth {
    private final LiteLlmContext context;

    LiteLlmHealth(LiteLlmContext context) {
        this.context = context;
    }

    Reply alive(Call call) {
        return Reply.json(200, "\"I'm alive!\"");
    }

    Reply ready(Call call) {
        if (context.line.does(LiteLlmFact.CALLS_ITSELF_HEALTHY)) {
            ObjectNode answer = Json.object().put("status", "healthy").put("db", "connected");
            return Reply.ok(answer);
        }
        ObjectNode answer = details("connected");
        answer.put("last_updated", LiteLlmShapes.format(context.state.now()));
        return Reply.ok(answer);
    }

    Reply readyDetails(Call call) {
        context.auth.admit(call);
        ObjectNode answer = details("healthy");
        answer.put("log_level", "WARNING");
        answer.put("is_detailed_debug", false);
        if (context.line.does(LiteLlmFact.HEALTH_WARNS)) {
            answer.put("show_no_redis_warning", false);
            answer.put("show_env_credential_login_warning", true);
        }
        return Reply.ok(answer);
    }

    Reply license(Call call) {
        context.auth.admit(call);
        ObjectNode answer = Json.object().put("has_license", false).put("license_type", "community");
        answer.putNull("expiration_date").putArray("allowed_features");
        answer.putObject("limits").putNull("max_users").putNull("max_teams");
        return Reply.ok(answer);
    }

    /** The real one asks every provider; here all are well. Older lines show the parameters, too. */
    Reply callModels(Call call) {
        context.auth.admit(call);
        String wanted = call.query("model");
        ObjectNode answer = Json.object();
        ArrayNode healthy = answer.putArray("healthy_endpoints");
        for (LiteLlmModel model : context.models.all()) {
            if (wanted == null || wanted.equals(model.name())) {
                ObjectNode endpoint = healthy.addObject().put("model", model.provider() + "/" + model.upstream());
                if (context.line.does(LiteLlmFact.HEALTH_NAMES_DEPLOYMENTS)) {
                    endpoint.put("model_id", model.id());
                }
                if (!context.line.does(LiteLlmFact.HEALTH_HIDES_PARAMETERS)) {
                    endpoint.put("mock_response", model.says());
                }
            }
        }
        answer.putArray("unhealthy_endpoints");
        answer.put("healthy_count", healthy.size()).put("unhealthy_count", 0);
        return Reply.ok(answer);
    }

    private ObjectNode details(String status) {
        ObjectNode answer = Json.object();
        answer.put("status", status);
        answer.put("db", "connected");
        answer.putNull("cache");
        answer.put("litellm_version", context.line.version());
        answer.putArray("success_callbacks").add("_ProxyDBLogger");
        answer.put("use_aiohttp_transport", true);
        return answer;
    }

    /** Only the routes that this SDK has methods for: the real one has hundreds. */
    Reply openApi(Call call) {
        return Reply.ok(Json.resource("litellm-" + context.line.version() + "-openapi.json"));
    }
}
