package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Daily activity. A page holds rows of day, entity, key and model, and adds up its own rows only. */
final class LiteLlmActivity {
    private static final int LARGEST_FOR_USERS = 1000;

    private final LiteLlmContext context;

    LiteLlmActivity(LiteLlmContext context) {
        this.context = context;
    }

    /** The oldest line takes no id from an administrator. */
    Reply users(Call call) {
        context.auth.admit(call);
        int size = LiteLlmPages.of(call, context.errors, "page_size", 50, LARGEST_FOR_USERS)
                .size();
        String id = context.line.does(LiteLlmFact.ACTIVITY_FILTERS_BY_USER) ? call.query("user_id") : null;
        return answer(call, size, row -> List.of(row.path("user").asText()), id, null, false);
    }

    Reply teams(Call call) {
        return byField(call, "team_id", "team_ids", "exclude_team_ids");
    }

    /** Those of no organization do not count. */
    Reply organizations(Call call) {
        context.auth.admit(call);
        Function<ObjectNode, List<String>> entities = row -> Json.has(row, "organization_id")
                ? List.of(row.path("organization_id").asText())
                : List.of();
        String excluded = call.query("exclude_organization_ids");
        return answer(call, size(call), entities, call.query("organization_ids"), excluded, true);
    }

    Reply customers(Call call) {
        return byField(call, "end_user", "end_user_ids", "exclude_end_user_ids");
    }

    private Reply byField(Call call, String field, String ids, String excluded) {
        context.auth.admit(call);
        Function<ObjectNode, List<String>> entities =
                row -> List.of(row.path(field).asText());
        return answer(call, size(call), entities, call.query(ids), call.query(excluded), true);
    }

    Reply tags(Call call) {
        context.auth.admit(call);
        Function<ObjectNode, List<String>> entities = row -> Json.texts(row, "request_tags");
        return answer(call, size(call), entities, call.query("tags"), null, true);
    }

    private int size(Call call) {
        return LiteLlmPages.of(call, context.errors, "page_size", 10, Integer.MAX_VALUE)
                .size();
    }

    private record Row(String day, String entity, ObjectNode call) {
        String group() {
            return day + "|" + entity + "|" + call.path("api_key").asText() + "|"
                    + call.path("model_group").asText();
        }
    }

    private Reply answer(
            Call call,
            int size,
            Function<ObjectNode, List<String>> entities,
            @Nullable String ids,
            @Nullable String excluded,
            boolean named) {
        String start = call.query("start_date");
        String end = call.query("end_date");
        if (start == null || end == null) {
            throw context.errors.detailError(400, "Please provide start_date and end_date");
        }
        Set<String> wanted = ids == null ? Set.of() : Set.copyOf(Arrays.asList(ids.split(",")));
        Set<String> unwanted = excluded == null ? Set.of() : Set.copyOf(Arrays.asList(excluded.split(",")));
        Map<String, List<Row>> groups = new TreeMap<>(Comparator.reverseOrder());
        for (ObjectNode row : context.log.rows) {
            String day = LiteLlmSpendLog.day(row);
            if (day.compareTo(start) < 0 || day.compareTo(end) > 0) {
                continue;
            }
            String key = call.query("api_key");
            String model = call.query("model");
            if ((key != null && !key.equals(Json.text(row, "api_key")))
                    || (model != null && !model.equals(Json.text(row, "model")))) {
                continue;
            }
            entities.apply(row).stream()
                    .filter(entity -> (wanted.isEmpty() || wanted.contains(entity)) && !unwanted.contains(entity))
                    .map(entity -> new Row(day, entity, row))
                    .forEach(one -> groups.computeIfAbsent(one.group(), none -> new ArrayList<>())
                            .add(one));
        }
        String number = call.query("page");
        LiteLlmPages pages = new LiteLlmPages(number == null ? 1 : Integer.parseInt(number), size);
        List<Row> onPage = pages.cut(List.copyOf(groups.values())).stream()
                .flatMap(List::stream)
                .toList();
        return Reply.ok(new LiteLlmActivityPage(context, named)
                .of(
                        onPage.stream()
                                .collect(Collectors.groupingBy(
                                        Row::day,
                                        () -> new TreeMap<>(Comparator.reverseOrder()),
                                        Collectors.groupingBy(
                                                Row::entity,
                                                TreeMap::new,
                                                Collectors.mapping(Row::call, Collectors.toList())))),
                        pages.page(),
                        pages.pagesFor(groups.size())));
    }
}
