package io.github.llmbridge.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the handler by method and path pattern, as {@code /users/{id}/update}. The first route that was added wins, so a
 * literal path goes before the pattern that would swallow it. A trailing slash counts.
 */
final class Router implements Handler {
    private final List<Route> routes = new ArrayList<>();
    private final Handler notFound;
    private final Handler wrongMethod;

    Router(Handler notFound, Handler wrongMethod) {
        this.notFound = notFound;
        this.wrongMethod = wrongMethod;
    }

    Router route(String method, String pattern, Handler handler) {
        routes.add(new Route(method, List.of(pattern.substring(1).split("/", -1)), handler));
        return this;
    }

    @Override
    public Reply handle(Call call) {
        boolean pathKnown = false;
        for (Route route : routes) {
            Map<String, String> variables = route.match(call.target().segments());
            if (variables != null) {
                if (route.method.equals(call.method())) {
                    return route.handler.handle(call.withVariables(variables));
                }
                pathKnown = true;
            }
        }
        return (pathKnown ? wrongMethod : notFound).handle(call);
    }

    private record Route(String method, List<String> pattern, Handler handler) {
        @Nullable Map<String, String> match(List<String> segments) {
            if (segments.size() != pattern.size()) {
                return null;
            }
            Map<String, String> variables = new LinkedHashMap<>();
            for (int i = 0; i < segments.size(); i++) {
                String expected = pattern.get(i);
                if (expected.startsWith("{")) {
                    if (segments.get(i).isEmpty()) {
                        return null;
                    }
                    variables.put(expected.substring(1, expected.length() - 1), segments.get(i));
                } else if (!expected.equals(segments.get(i))) {
                    return null;
                }
            }
            return variables;
        }
    }
}
