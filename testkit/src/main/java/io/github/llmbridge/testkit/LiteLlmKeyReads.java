package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows one key, and lists keys page by page. */
final class LiteLlmKeyReads {
    private static final List<String> SORT_COLUMNS =
            List.of("spend", "max_budget", "created_at", "updated_at", "token", "key_alias");
    private static final Set<String> STATUSES = Set.of("active", "expired", "revoked", "deleted");

    private final LiteLlmContext context;
    private final LiteLlmLine line;
    private final LiteLlmErrors errors;
    private final LiteLlmState state;

    LiteLlmKeyReads(LiteLlmContext context) {
        this.context = context;
        this.line = context.line;
        this.errors = context.errors;
        this.state = context.state;
    }

    Reply info(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        String asked = call.query("key");
        if (asked == null) {
            asked = caller.key() == null ? "" : caller.key().path("token").asText();
        }
        String hash = LiteLlmState.hash(asked);
        ObjectNode row = state.keys.get(hash);
        boolean deleted = row == null && line.does(LiteLlmFact.TELLS_DELETED_KEYS);
        if (deleted) {
            row = state.deletedKey(hash);
        }
        if (row == null) {
            throw errors.error(404, "not_found_error", "key", "Key not found in database");
        }
        if (!caller.isAdmin() && !caller.isViewer() && !caller.owns(row)) {
            throw errors.raised(403, "You are not allowed to access this key's info. Your role=" + caller.role());
        }
        ObjectNode info = context.shapes.render(deleted ? "key_deleted" : "key_info", row);
        if (info.has("status")) {
            info.put("status", deleted ? "deleted" : status(row));
        }
        ObjectNode answer = Json.object().put("key", asked);
        answer.set("info", info);
        return Reply.ok(answer);
    }

    private String status(ObjectNode row) {
        if (row.path("blocked").asBoolean()) {
            return "revoked";
        }
        return hasExpired(row) ? "expired" : "active";
    }

    private boolean hasExpired(ObjectNode row) {
        String expires = Json.text(row, "expires");
        return expires != null && !Instant.parse(expires).isAfter(state.now());
    }

    private Predicate<ObjectNode> alias(Call call) {
        String alias = call.query("key_alias");
        boolean inPart = line.does(LiteLlmFact.FINDS_PARTS_OF_ALIASES_IF_ASKED) && call.queryFlag("substring_matching");
        return alias != null && inPart
                ? row -> containsIgnoreCase(Json.text(row, "key_alias"), alias)
                : matches("key_alias", alias);
    }

    Reply list(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        LiteLlmPages pages = LiteLlmPages.of(call, errors, "size", 10);
        String owner = call.query("user_id");
        if (!caller.isAdmin() && !(caller.isViewer() && line.does(LiteLlmFact.VIEWERS_READ_TEAMS_AND_KEYS))) {
            owner = ownKeysOnly(caller, call);
        }
        String sortBy = call.query("sort_by");
        checkSort(sortBy, call.query("sort_order"));
        String status = line.does(LiteLlmFact.FILTERS_KEYS_BY_STATUS) ? call.query("status") : null;
        checkStatus(status);
        String search = line.does(LiteLlmFact.SEARCHES_KEYS) ? call.query("search") : null;
        String expires = line.does(LiteLlmFact.FILTERS_KEYS_BY_END) ? call.query("expires") : null;
        if (expires != null && !expires.equals("active") && !expires.equals("expired")) {
            throw badQuery("Invalid expires value. Supported: 'active', 'expired'.");
        }
        List<ObjectNode> found = new ArrayList<>(rows(status)
                .filter(row -> search == null || containsIgnoreCase(Json.text(row, "key_alias"), search))
                .filter(matches("user_id", owner))
                .filter(matches("team_id", call.query("team_id")))
                .filter(matches("organization_id", call.query("organization_id")))
                .filter(alias(call))
                .filter(matches("token", call.query("key_hash")))
                .filter(row -> expires == null || expires.equals(hasExpired(row) ? "expired" : "active"))
                .filter(row -> status == null || status.equals("deleted") || status.equals(status(row)))
                .toList());
        if (sortBy != null) {
            String order = call.query("sort_order");
            found.sort(LiteLlmPages.by(sortBy, order == null ? "desc" : order));
        }
        ArrayNode keys = Json.array();
        for (ObjectNode row : pages.cut(found)) {
            if (call.queryFlag("return_full_object")) {
                keys.add(context.shapes.render("deleted".equals(status) ? "key_list_deleted" : "key_list", row));
            } else {
                keys.add(row.path("token").asText());
            }
        }
        ObjectNode answer = Json.object();
        answer.set("keys", keys);
        answer.put("total_count", found.size());
        answer.put("current_page", pages.page());
        answer.put("total_pages", pages.pagesFor(found.size()));
        return Reply.ok(answer);
    }

    /** Unknown keys are left out; rows come with their hash on the oldest line only. */
    Reply infos(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        List<String> named = Json.texts(body, "keys");
        List<String> aliases = Json.texts(body, "key_aliases");
        if (named.isEmpty() && aliases.isEmpty()) {
            throw errors.invalidValue(body, "At least one of 'keys' or 'key_aliases' must be provided.");
        }
        List<String> hashes = named.stream().map(LiteLlmState::hash).toList();
        ObjectNode answer = Json.object();
        if (named.isEmpty()) {
            answer.putNull("key");
        } else {
            answer.set("key", Json.strings(named));
        }
        ArrayNode info = answer.putArray("info");
        for (ObjectNode row : state.keys.values()) {
            boolean asked = named.isEmpty()
                    ? aliases.contains(Json.text(row, "key_alias"))
                    : hashes.contains(Json.text(row, "token"));
            boolean maySee =
                    !line.does(LiteLlmFact.GUARDS_KEYS) || caller.isAdmin() || caller.isViewer() || caller.owns(row);
            if (asked && maySee) {
                ObjectNode shown = context.shapes.render("key_info", row);
                shown.remove("status");
                if (line.does(LiteLlmFact.SEVERAL_KEYS_TELL_THEIR_HASHES)) {
                    shown.set("token", row.path("token"));
                }
                info.add(shown);
            }
        }
        return Reply.ok(answer);
    }

    Reply aliases(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        LiteLlmPages pages = LiteLlmPages.of(call, errors, "size", 50);
        String search = call.query("search");
        List<String> found = state.keys.values().stream()
                .filter(row -> caller.isAdmin() || caller.isViewer() || caller.owns(row))
                .filter(matches("team_id", call.query("team_id")))
                .map(row -> Json.text(row, "key_alias"))
                .filter(alias -> alias != null && !alias.isEmpty())
                .filter(alias -> search == null || containsIgnoreCase(alias, search))
                .sorted()
                .toList();
        ObjectNode answer = Json.object();
        answer.set("aliases", Json.strings(pages.cut(found)));
        answer.put("total_count", found.size());
        answer.put("current_page", pages.page());
        answer.put("total_pages", pages.pagesFor(found.size()));
        answer.put("size", pages.size());
        return Reply.ok(answer);
    }

    private static boolean containsIgnoreCase(@Nullable String text, String part) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private Stream<ObjectNode> rows(@Nullable String status) {
        return LiteLlmState.newestFirst("deleted".equals(status) ? state.deletedKeys : state.keys.values()).stream();
    }

    private @Nullable String ownKeysOnly(LiteLlmCaller caller, Call call) {
        String self = caller.userId();
        if (caller.user() == null) {
            throw forbidden(
                    "user_id",
                    "You are not authorized to access this endpoint. No 'user_id' is associated with your API key.");
        }
        String owner = call.query("user_id");
        if (owner != null && !owner.equals(self)) {
            throw forbidden("user_id", "You are not authorized to check another user's keys");
        }
        String team = call.query("team_id");
        if (team != null && !Json.texts(caller.user(), "teams").contains(team)) {
            throw forbidden("team_id", "You are not authorized to check this team's keys");
        }
        return self;
    }

    private Refusal forbidden(String param, String message) {
        return errors.error(403, "bad_request_error", param, message);
    }

    private void checkSort(@Nullable String column, @Nullable String order) {
        if (column != null && !SORT_COLUMNS.contains(column)) {
            throw badQuery("Invalid sort column. Must be one of: " + String.join(", ", SORT_COLUMNS));
        }
        if (order != null && !order.equals("asc") && !order.equals("desc")) {
            throw badQuery("Invalid sort order. Must be 'asc' or 'desc'");
        }
    }

    private void checkStatus(@Nullable String status) {
        boolean deletedOnly = !line.does(LiteLlmFact.FILTERS_KEYS_BY_EVERY_STATUS);
        if (status != null && (deletedOnly ? !status.equals("deleted") : !STATUSES.contains(status))) {
            throw badQuery(
                    deletedOnly
                            ? "Invalid status value. Currently only 'deleted' is supported."
                            : "Invalid status value. Supported: 'active', 'expired', 'revoked', 'deleted'.");
        }
    }

    private Refusal badQuery(String message) {
        return errors.error(400, "internal_server_error", "None", LiteLlmErrors.dict("error", message));
    }

    private static Predicate<ObjectNode> matches(String field, @Nullable String wanted) {
        return row -> wanted == null || wanted.isEmpty() || wanted.equals(Json.text(row, field));
    }
}
