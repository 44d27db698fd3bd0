package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was spent, from the log of calls. */
final class LiteLlmSpend {
    private static final int TOKENS_OF_A_PROMPT = 9;
    private static final int MOST_COUNTED = 10_000;
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final LiteLlmContext context;
    private final LiteLlmErrors errors;

    LiteLlmSpend(LiteLlmContext context) {
        this.context = context;
        this.errors = context.errors;
    }

    Reply calculate(Call call) {
        context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        JsonNode answer = body.path("completion_response");
        String name = Json.has(body, "model") ? Json.text(body, "model") : Json.text(answer, "model");
        if (name == null) {
            throw errors.error(
                    400, "None", "None", "Bad Request - Either 'model' or 'completion_response' must be provided");
        }
        LiteLlmModel model = context.models.serving(name);
        if (model == null) {
            throw errors.error(
                    400,
                    null,
                    null,
                    "litellm.BadRequestError: LLM Provider NOT provided. Pass in the LLM provider you are trying to call."
                            + " You passed model=" + name);
        }
        JsonNode usage = answer.path("usage");
        int prompt = usage.path("prompt_tokens").asInt(TOKENS_OF_A_PROMPT);
        return Reply.ok(Json.object()
                .put("cost", model.cost(prompt, usage.path("completion_tokens").asInt())));
    }

    Reply keys(Call call) {
        context.auth.admit(call);
        return Reply.ok(bySpend(context.state.keys.values().stream(), "key_spend"));
    }

    Reply users(Call call) {
        context.auth.admit(call);
        String id = call.query("user_id");
        if (id != null) {
            ObjectNode user = context.state.users.get(id);
            ArrayNode one = Json.array();
            if (user == null) {
                return Reply.ok(one.addNull());
            }
            ObjectNode shown = context.shapes.render("user_spend", user);
            shown.putArray("organization_memberships");
            return Reply.ok(one.add(shown));
        }
        return Reply.ok(bySpend(context.state.users.values().stream(), "user_spend"));
    }

    private ArrayNode bySpend(Stream<ObjectNode> rows, String shape) {
        ArrayNode all = Json.array();
        rows.sorted(Comparator.comparingDouble(row -> -row.path("spend").asDouble()))
                .forEach(row -> all.add(context.shapes.render(shape, row)));
        return all;
    }

    Reply logs(Call call) {
        context.auth.admit(call);
        List<ObjectNode> found = found(call);
        ArrayNode all = Json.array();
        if (call.query("start_date") != null && !"false".equals(call.query("summarize"))) {
            Map<String, List<ObjectNode>> days = found.stream()
                    .collect(Collectors.groupingBy(LiteLlmSpendLog::day, TreeMap::new, Collectors.toList()));
            days.forEach((day, rows) -> all.add(summed(day, rows)));
            String end = call.query("end_date");
            if (end != null && !days.isEmpty() && !days.containsKey(end)) {
                all.add(summed(end, List.of()));
            }
            return Reply.ok(all);
        }
        found.forEach(row -> all.add(shown(row)));
        if (found.isEmpty()
                && call.query("request_id") != null
                && context.line.does(LiteLlmFact.ANSWERS_NULL_TO_UNKNOWN_REQUESTS)) {
            all.addNull();
        }
        return Reply.ok(all);
    }

    /** An empty list of rows still makes a day. */
    private static ObjectNode summed(String day, List<ObjectNode> rows) {
        ObjectNode sums = Json.object();
        sums.put("startTime", day).put("spend", total(rows));
        sums.set("users", sums(rows, "user"));
        sums.set("models", sums(rows, "model"));
        sums.setAll(sums(rows, "api_key"));
        return sums;
    }

    private static ObjectNode sums(List<ObjectNode> rows, String field) {
        ObjectNode sums = Json.object();
        group(rows, row -> row.path(field).asText()).forEach((name, some) -> sums.put(name, total(some)));
        return sums;
    }

    private static Map<String, List<ObjectNode>> group(List<ObjectNode> rows, Function<ObjectNode, String> by) {
        return rows.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
    }

    private static double total(List<ObjectNode> rows) {
        return rows.stream().mapToDouble(row -> row.path("spend").asDouble()).sum();
    }

    Reply page(Call call) {
        context.auth.admit(call);
        if (call.query("start_date") == null || call.query("end_date") == null) {
            throw errors.error(400, "bad_request", "None", "Start date and end date are required");
        }
        int largest = context.line.does(LiteLlmFact.PAGES_OF_LOGS_HOLD_1000) ? 1000 : 100;
        LiteLlmPages pages = LiteLlmPages.of(call, errors, "page_size", 50, largest);
        Instant start = moment(call.query("start_date"));
        Instant end = moment(call.query("end_date"));
        List<ObjectNode> found = matching(call)
                .filter(row -> !context.log.moment(row).isBefore(start)
                        && !context.log.moment(row).isAfter(end))
                .sorted(Comparator.comparing(context.log::moment).reversed())
                .toList();
        ArrayNode data = Json.array();
        pages.cut(found).forEach(row -> data.add(shown(row)));
        boolean tellsWhetherAllAreCounted = context.line.does(LiteLlmFact.PAGES_OF_LOGS_TELL_WHETHER_ALL_ARE_COUNTED);
        int total = tellsWhetherAllAreCounted ? Math.min(found.size(), MOST_COUNTED) : found.size();
        ObjectNode answer = Json.object();
        answer.set("data", data);
        answer.put("total", total).put("page", pages.page()).put("page_size", pages.size());
        answer.put("total_pages", pages.pagesFor(total));
        if (tellsWhetherAllAreCounted) {
            answer.put("total_is_capped", found.size() > MOST_COUNTED);
        }
        return Reply.ok(answer);
    }

    /** A second in UTC, or the start of a day. */
    private Instant moment(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : LocalDateTime.parse(text, SECOND).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw errors.error(
                    400,
                    "internal_error",
                    "None",
                    "Invalid date format: " + text + ". Expected: 'YYYY-MM-DD' or 'YYYY-MM-DD HH:MM:SS'");
        }
    }

    private ObjectNode shown(ObjectNode row) {
        return context.shapes.render("spend_log", row);
    }

    /** The filters that the contract suite uses. */
    private List<ObjectNode> found(Call call) {
        String start = call.query("start_date");
        String end = call.query("end_date");
        return matching(call)
                .filter(row -> start == null || LiteLlmSpendLog.day(row).compareTo(start.substring(0, 10)) >= 0)
                .filter(row -> end == null || LiteLlmSpendLog.day(row).compareTo(end.substring(0, 10)) < 0)
                .toList();
    }

    private Stream<ObjectNode> matching(Call call) {
        return context.log.rows.stream()
                .filter(row -> fits(row, "api_key", call.query("api_key"))
                        && fits(row, "user", call.query("user_id"))
                        && fits(row, "team_id", call.query("team_id"))
                        && fits(row, "end_user", call.query("end_user"))
                        && fits(row, "request_id", call.query("request_id")));
    }

    private static boolean fits(ObjectNode row, String field, @Nullable String wanted) {
        return wanted == null || LiteLlmSpendLog.isFrom(row, field, wanted);
    }

    private Map<String, List<ObjectNode>> byTag(Call call) {
        Map<String, List<ObjectNode>> tags = new TreeMap<>();
        for (ObjectNode row : found(call)) {
            Json.texts(row, "request_tags")
                    .forEach(tag -> tags.computeIfAbsent(tag, none -> new java.util.ArrayList<>())
                            .add(row));
        }
        return tags;
    }

    Reply tags(Call call) {
        context.auth.admit(call);
        ArrayNode all = Json.array();
        byTag(call)
                .forEach((tag, rows) -> all.addObject()
                        .put("individual_request_tag", tag)
                        .put("log_count", rows.size())
                        .put("total_spend", total(rows)));
        return Reply.ok(all);
    }

    Reply global(Call call) {
        context.auth.admit(call);
        return Reply.ok(Json.object().put("spend", total(context.log.rows)).put("max_budget", 0.0));
    }

    Reply globalKeys(Call call) {
        context.auth.admit(call);
        ArrayNode all = Json.array();
        most(call, "api_key").forEach(entry -> {
            ObjectNode key = context.state.keys.get(entry.getKey());
            all.addObject()
                    .put("api_key", entry.getKey())
                    .put("key_alias", key == null ? null : Json.text(key, "key_alias"))
                    .put("key_name", key == null ? null : Json.text(key, "key_name"))
                    .put("total_spend", total(entry.getValue()));
        });
        return Reply.ok(all);
    }

    Reply globalModels(Call call) {
        context.auth.admit(call);
        ArrayNode all = Json.array();
        most(call, "model")
                .forEach(entry ->
                        all.addObject().put("model", entry.getKey()).put("total_spend", total(entry.getValue())));
        return Reply.ok(all);
    }

    private Stream<Map.Entry<String, List<ObjectNode>>> most(Call call, String field) {
        String limit = call.query("limit");
        return group(context.log.rows, row -> row.path(field).asText()).entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -total(entry.getValue())))
                .limit(limit == null ? 10 : Long.parseLong(limit));
    }

    Reply globalDays(Call call) {
        context.auth.admit(call);
        ArrayNode all = Json.array();
        String key = call.query("api_key");
        group(found(call), LiteLlmSpendLog::day).forEach((day, rows) -> {
            ObjectNode sum = all.addObject().put("date", day).put("spend", total(rows));
            if (key != null) {
                sum.put("api_key", key);
            }
        });
        return Reply.ok(all);
    }

    Reply globalTags(Call call) {
        context.auth.admit(call);
        ArrayNode all = Json.array();
        byTag(call)
                .forEach((tag, rows) -> all.addObject()
                        .put("name", tag)
                        .put("spend", rounded(total(rows), 4))
                        .put("log_count", rows.size()));
        return Reply.ok(Json.object().set("spend_per_tag", all));
    }

    Reply globalTeams(Call call) {
        context.auth.admit(call);
        ArrayNode days = Json.array();
        group(context.log.rows, LiteLlmSpendLog::day).forEach((day, rows) -> {
            ObjectNode sums = days.addObject().put("date", day);
            group(rows, this::teamName).forEach((team, some) -> sums.put(team, rounded(total(some), 2)));
        });
        ObjectNode answer = Json.object();
        answer.set("daily_spend", days);
        Map<String, Double> totals = new TreeMap<>();
        days.forEach(day -> day.properties().stream()
                .filter(sum -> sum.getValue().isNumber())
                .forEach(sum -> totals.merge(sum.getKey(), sum.getValue().asDouble(), Double::sum)));
        answer.set("teams", Json.strings(totals.keySet()));
        ArrayNode largest = answer.putArray("total_spend_per_team");
        totals.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(10)
                .forEach(team ->
                        largest.addObject().put("team_id", team.getKey()).put("total_spend", team.getValue()));
        return Reply.ok(answer);
    }

    /** A team that is gone has no name any more. */
    private String teamName(ObjectNode row) {
        ObjectNode team = context.state.teams.get(row.path("team_id").asText());
        return Objects.requireNonNullElse(team == null ? null : Json.text(team, "team_alias"), "Unassigned");
    }

    private static double rounded(double sum, int digits) {
        return BigDecimal.valueOf(sum).setScale(digits, RoundingMode.HALF_UP).doubleValue();
    }

    Reply reset(Call call) {
        LiteLlmCaller caller = context.auth.authenticate(call);
        if (!caller.isMaster()) {
            throw errors.auth(
                    401,
                    "Authentication Error, Tried to access route=/global/spend/reset, which is only for MASTER KEY");
        }
        Stream.concat(context.state.keys.values().stream(), context.state.teams.values().stream())
                .forEach(row -> row.put("spend", 0.0));
        return Reply.ok(Json.object()
                .put("message", "Spend for all API Keys and Teams reset successfully")
                .put("status", "success"));
    }
}
