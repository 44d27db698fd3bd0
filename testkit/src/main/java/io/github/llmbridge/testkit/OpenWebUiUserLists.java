package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
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
            return page(wanted(call), user -> line.accounts().inList(user, state));
        });
        router.route("GET", "/api/v1/users/all", call -> {
            auth.admin(call);
            List<OpenWebUiUser> all = state.users.values().stream()
                    .sorted(Comparator.comparingLong((OpenWebUiUser user) -> user.createdAt)
                            .reversed())
                    .toList();
            return answer(all, all.size(), line.accounts()::shortened);
        });
        router.route("GET", "/api/v1/users/search", call -> {
            auth.verified(call);
            Wanted wanted = line.does(OpenWebUiFact.SEARCHES_HAVE_PAGES_AND_ORDER)
                    ? wanted(call)
                    : new Wanted(new OpenWebUiQuery(call, line).text("query"), null, null, 1);
            return page(wanted, line.accounts()::found);
        });
    }

    private record Wanted(
            @Nullable String text,
            @Nullable String orderBy,
            @Nullable String direction,
            int page) {}

    private Wanted wanted(Call call) {
        OpenWebUiQuery query = new OpenWebUiQuery(call, line);
        return new Wanted(query.text("query"), query.text("order_by"), query.text("direction"), query.page());
    }

    private Reply page(Wanted wanted, Function<OpenWebUiUser, ObjectNode> shown) {
        String text = wanted.text;
        List<OpenWebUiUser> matches = new ArrayList<>(state.users.values());
        if (text != null) {
            Pattern like = like(text);
            matches.removeIf(user -> !matches(user, like));
        }
        Comparator<OpenWebUiUser> order = order(wanted);
        if (order != null) {
            matches.sort(order);
        }
        int total = line.does(OpenWebUiFact.TOTAL_COUNTS_MATCHES_ONLY) ? matches.size() : state.users.size();
        List<OpenWebUiUser> some =
                matches.stream().skip((wanted.page - 1L) * PAGE).limit(PAGE).toList();
        return answer(some, total, shown);
    }

    private static Reply answer(List<OpenWebUiUser> users, int total, Function<OpenWebUiUser, ObjectNode> shown) {
        ArrayNode list = Json.array();
        users.forEach(user -> list.add(shown.apply(user)));
        return Reply.ok(Json.object().<ObjectNode>set("users", list).put("total", total));
    }

    /** Null leaves the order of their making, as does the sort, which is stable, among equals. */
    private @Nullable Comparator<OpenWebUiUser> order(Wanted wanted) {
        String by = wanted.orderBy;
        Comparator<OpenWebUiUser> order = by == null ? null : named(by, "asc".equals(wanted.direction));
        if (order == null && wanted.text == null && startsWithTheNewest(wanted)) {
            return directed(Comparator.comparingLong(user -> user.createdAt), false);
        }
        return order;
    }

    /** Of a list without a query and without a known order. */
    private boolean startsWithTheNewest(Wanted wanted) {
        return (wanted.orderBy == null && wanted.direction == null)
                || line.does(OpenWebUiFact.UNKNOWN_ORDER_IS_NEWEST_FIRST);
    }

    private static @Nullable Comparator<OpenWebUiUser> named(String by, boolean ascending) {
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

    static boolean matches(OpenWebUiUser user, Pattern like) {
        return like.matcher(user.name).matches() || like.matcher(user.email).matches();
    }

    /** SQL's LIKE around the text: the wildcards in it count. */
    static Pattern like(String text) {
        StringBuilder pattern = new StringBuilder(".*");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '%' -> pattern.append(".*");
                case '_' -> pattern.append('.');
                default -> pattern.append(Pattern.quote(Character.toString(c)));
            }
        });
        return Pattern.compile(pattern + ".*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
