package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Headers, and answers that no route gives. */
final class OpenWebUiWire {
    private OpenWebUiWire() {}

    /** Headers of every answer. */
    static Map<String, String> headers(OpenWebUiLine line, Call call) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("X-Process-Time", "0"));
        boolean repeats = line.does(OpenWebUiFact.REPEATS_ORIGINS);
        String origin = call.header("Origin");
        if (repeats) {
            headers.put("Vary", "Origin");
        }
        if (origin != null) {
            headers.put("Access-Control-Allow-Origin", repeats ? origin : "*");
            headers.put("Access-Control-Allow-Credentials", "true");
        }
        if (line.does(OpenWebUiFact.HIDES_SIGN_INS) && isAboutSignIn(call)) {
            headers.put("Cache-Control", "no-store");
        }
        return headers;
    }

    /** What a browser is told that it may send. */
    static String corsMethods(OpenWebUiLine line) {
        String methods = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";
        return line.does(OpenWebUiFact.REPEATS_ORIGINS) ? methods + ", QUERY" : methods;
    }

    /** The front end, which takes every path that the API does not. */
    static Reply page(OpenWebUiLine line, String html) {
        Reply page = Reply.html(200, html);
        return line.does(OpenWebUiFact.HIDES_SIGN_INS) ? page.withHeader("Cache-Control", "no-cache") : page;
    }

    static Reply unprocessable(OpenWebUiLine line, Call call, ArrayNode errors) {
        ObjectNode body = Json.object();
        if (line.does(OpenWebUiFact.HIDES_SIGN_INS) && isAboutSignIn(call)) {
            body.put("detail", "Invalid authentication request.");
        } else {
            body.set("detail", errors);
        }
        return Reply.json(422, body);
    }

    private static boolean isAboutSignIn(Call call) {
        return call.path().startsWith("/api/v1/auths/");
    }
}
