package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lists of accounts: thirty a page, sorted and searched as SQLite does it. */
final class OpenWebUiUserLists {
    private static final int PAGE = 30;

    private final OpenWebUiState state;
    private final OpenWebUiLine line;
    private final OpenWebUiAuth auth;

    OpenWebUiUserLists(OpenWebUiState state, OpenWebUiLine line, OpenWebUiAuth auth) {
        this.state = state;
        this.line = line;
        this.auth = auth;
    }

    void addRoutes(Router router) {
        router.route("GET", "/api/v1/users/", call -> {
            auth.admin(call);
            OpenWebUiQuery query = new OpenWebUiQuery(call, line);
            return page(query, query.page(), user -> line.userInList(user, state));
        });
        router.route("GET", "/api/v1/users/all", call -> {
            auth.admin(call);
            List<OpenWebUiUser> all = state.users.values().stream()
                    .sorted(Comparator.comparingLong((OpenWebUiUser user) -> user.createdAt)
                            .reversed())
                    .toList();
            return answer(all, all.size(), line::userInShort);
        });
        router.route("GET", "/api/v1/users/search", call -> {
            auth.verified(call);
            OpenWebUiQuery query = new OpenWebUiQuery(call, line);
            return page(query, line.searchHasPages() ? query.page() : 1, line::userFound);
        });
    }

    private Reply page(OpenWebUiQuery query, int page, Function<OpenWebUiUser, ObjectNode> shown) {
        String wanted = query.text("query");
        List<OpenWebUiUser> matches = state.users.values().stream()
                .filter(user -> wanted == null || like(user.name, wanted) || like(user.email, wanted))
                .sorted(order(query, wanted))
                .toList();
        int total = line.totalCountsOnlyMatches() ? matches.size() : state.users.size();
        List<OpenWebUiUser> some =
                matches.stream().skip((page - 1L) * PAGE).limit(PAGE).toList();
        return answer(some, total, shown);
    }

    private static Reply answer(List<OpenWebUiUser> users, int total, Function<OpenWebUiUser, ObjectNode> shown) {
        ArrayNode list = Json.array();
        users.forEach(user -> list.add(shown.apply(user)));
        return Reply.ok(Json.object().<ObjectNode>set("users", list).put("total", total));
    }

    /** The sort is stable, so that equal accounts stay in the order of their making. */
    private Comparator<OpenWebUiUser> order(OpenWebUiQuery query, @Nullable String wanted) {
        String by = query.text("order_by");
        boolean ascending = "asc".equals(query.text("direction"));
        Comparator<OpenWebUiUser> order = by == null ? null : named(by, ascending);
        if (order != null) {
            return order;
        }
        boolean newestFirst = wanted == null && line.newestFirst(by != null || query.text("direction") != null);
        return newestFirst ? directed(Comparator.comparingLong(user -> user.createdAt), false) : (one, other) -> 0;
    }

    private @Nullable Comparator<OpenWebUiUser> named(String by, boolean ascending) {
        return switch (by) {
            case "name" -> directed(Comparator.comparing(user -> user.name), ascending);
            case "email" -> directed(Comparator.comparing(user -> user.email), ascending);
            case "role" -> directed(Comparator.comparing(user -> user.role), ascending);
            case "created_at", "updated_at" -> directed(Comparator.comparingLong(user -> user.createdAt), ascending);
            case "last_active_at" -> directed(Comparator.comparingLong(user -> user.lastActiveAt), ascending);
            default -> null;
        };
    }

    private static Comparator<OpenWebUiUser> directed(Comparator<OpenWebUiUser> order, boolean ascending) {
        return ascending ? order : order.reversed();
    }

    /** SQL's LIKE around the text: the wildcards in it count. */
    private static boolean like(String value, String wanted) {
        StringBuilder pattern = new StringBuilder(".*");
        wanted.codePoints().forEach(c -> {
            switch (c) {
                case '%' -> pattern.append(".*");
                case '_' -> pattern.append('.');
                default -> pattern.append(Pattern.quote(Character.toString(c)));
            }
        });
        return Pattern.compile(pattern + ".*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
                .matcher(value)
                .matches();
    }
}
