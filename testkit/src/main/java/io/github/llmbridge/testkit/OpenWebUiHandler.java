package io.github.llmbridge.testkit;

import java.util.Map;

/** The whole server: routes, refusals, CORS, and what answers where there is no route. */
final class OpenWebUiHandler implements Handler {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
                <head>
                    <meta charset="utf-8" />
                    <title>Open WebUI</title>
                </head>
                <body></body>
            </html>
            """;

    private final OpenWebUiLine line;
    private final Router router = new Router(this::noRoute, this::noRoute);

    OpenWebUiHandler(OpenWebUiState state, OpenWebUiLine line, OpenWebUiTokens tokens, OpenWebUiMfa mfa) {
        this.line = line;
        OpenWebUiPermissions permissions = new OpenWebUiPermissions(state);
        OpenWebUiKeys keys = new OpenWebUiKeys(state, line, permissions);
        OpenWebUiAuth auth = new OpenWebUiAuth(state, line, tokens, keys);
        new OpenWebUiConfigs(state, line, auth).addRoutes(router);
        new OpenWebUiSignIns(state, line, auth, tokens, keys, permissions, mfa).addRoutes(router);
        new OpenWebUiUserLists(state, line, auth).addRoutes(router);
        line.groups(state, auth).addRoutes(router);
        new OpenWebUiOwnInfo(line, auth).addRoutes(router);
        new OpenWebUiAccountRoutes(state, line, auth).addRoutes(router);
        OpenWebUiUpstream upstream = new OpenWebUiUpstream();
        new OpenWebUiConnections(state, line, auth, upstream).addRoutes(router);
        OpenWebUiModelEntries models = line.models(state, auth, permissions);
        models.addRoutes(router);
        new OpenWebUiChats(state, line, auth, upstream, models).addRoutes(router);
        new OpenWebUiFunctions(state, line, auth).addRoutes(router);
        new OpenWebUiActions(state, line, auth).addRoutes(router);
        new OpenWebUiUsers(state, line, auth, tokens, permissions).addRoutes(router);
    }

    @Override
    public Reply handle(Call call) {
        String method = call.header("Access-Control-Request-Method");
        if (call.method().equals("OPTIONS") && method != null && call.header("Origin") != null) {
            return preflight(call);
        }
        Reply reply = routed(call);
        for (Map.Entry<String, String> header :
                OpenWebUiWire.headers(line, call).entrySet()) {
            reply = reply.withHeader(header.getKey(), header.getValue());
        }
        return reply;
    }

    private Reply routed(Call call) {
        try {
            return router.handle(call);
        } catch (OpenWebUiRefusal refusal) {
            return refusal.reply();
        }
    }

    private Reply preflight(Call call) {
        String origin = call.header("Origin");
        String headers = call.header("Access-Control-Request-Headers");
        Reply reply = Reply.text(200, "OK")
                .withHeader("Access-Control-Allow-Methods", OpenWebUiWire.corsMethods(line))
                .withHeader("Access-Control-Max-Age", "600")
                .withHeader("Access-Control-Allow-Credentials", "true")
                .withHeader("Access-Control-Allow-Origin", origin == null ? "*" : origin)
                .withHeader("Vary", "Origin");
        return headers == null ? reply : reply.withHeader("Access-Control-Allow-Headers", headers);
    }

    private Reply noRoute(Call call) {
        if (call.method().equals("GET") || call.method().equals("HEAD")) {
            return OpenWebUiWire.page(line, PAGE);
        }
        return Reply.json(405, Json.object().put("detail", "Method Not Allowed"));
    }
}
