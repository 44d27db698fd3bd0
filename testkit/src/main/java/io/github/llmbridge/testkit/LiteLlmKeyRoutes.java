package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which routes a key may call, by its {@code allowed_routes}: names of groups, paths, and paths that end in a star. */
final class LiteLlmKeyRoutes {
    private static final Set<String> LLM = Set.of("/models", "/v1/models", "/chat/completions", "/v1/chat/completions");
    private static final Set<String> INFO = Set.of(
            "/key/info",
            "/key/list",
            "/user/info",
            "/v2/user/info",
            "/team/info",
            "/team/list",
            "/v2/team/list",
            "/model/info",
            "/v1/model/info",
            "/models",
            "/v1/models",
            "/organization/list");
    private static final Set<String> MANAGEMENT = Set.of(
            "/key/generate",
            "/key/update",
            "/key/delete",
            "/key/block",
            "/key/unblock",
            "/key/info",
            "/key/list",
            "/user/new",
            "/user/update",
            "/user/delete",
            "/user/info",
            "/team/new",
            "/team/update",
            "/team/delete",
            "/team/block",
            "/team/unblock",
            "/team/info",
            "/team/list",
            "/v2/team/list",
            "/model/info");

    private final LiteLlmErrors errors;
    private final Map<String, Set<String>> groups;

    LiteLlmKeyRoutes(LiteLlmLine line, LiteLlmErrors errors) {
        this.errors = errors;
        groups = Map.of(
                "llm_api_routes",
                line.does(LiteLlmFact.MODEL_ROUTES_INCLUDE_MODEL_INFO)
                        ? union(LLM, "/model/info", "/v1/model/info")
                        : LLM,
                "info_routes",
                INFO,
                "management_routes",
                management(line));
    }

    private static Set<String> management(LiteLlmLine line) {
        Set<String> routes = line.does(LiteLlmFact.MANAGEMENT_ROUTES_INCLUDE_USER_LISTS)
                ? union(MANAGEMENT, "/user/list")
                : MANAGEMENT;
        return line.does(LiteLlmFact.MANAGEMENT_ROUTES_INCLUDE_MEMBERS)
                ? union(routes, "/team/member_add", "/team/member_delete")
                : routes;
    }

    private static Set<String> union(Set<String> some, String... more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    void check(LiteLlmCaller caller, String path) {
        ObjectNode key = caller.key();
        List<String> allowed = key == null ? List.of() : Json.texts(key, "allowed_routes");
        if (!allowed.isEmpty() && allowed.stream().noneMatch(route -> matches(route, path))) {
            throw errors.routeNotAllowed(
                    "Virtual key is not allowed to call this route. Only allowed to call routes: ['"
                            + String.join("', '", allowed) + "']. Tried to call route: " + path);
        }
    }

    private boolean matches(String route, String path) {
        if (route.endsWith("*")) {
            return path.startsWith(route.substring(0, route.length() - 1));
        }
        return route.equals(path) || groups.getOrDefault(route, Set.of()).contains(path);
    }
}
