package io.github.llmbridge.testkit;

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
        if (context.line.isCurrent()) {
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
        answer.put("show_no_redis_warning", false);
        answer.put("show_env_credential_login_warning", true);
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
