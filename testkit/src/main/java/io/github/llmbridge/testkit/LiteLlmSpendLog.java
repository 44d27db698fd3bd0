package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** The log of all calls of models. The real one is written every few seconds; this one at once. */
final class LiteLlmSpendLog {
    final List<ObjectNode> rows = new ArrayList<>();

    /** Reading a time takes longer than all else in a list of thousands. */
    private final IdentityHashMap<ObjectNode, Instant> moments = new IdentityHashMap<>();

    private final LiteLlmLine line;
    private final LiteLlmState state;
    private final String masterKey;

    LiteLlmSpendLog(LiteLlmLine line, LiteLlmState state, String masterKey) {
        this.line = line;
        this.state = state;
        this.masterKey = masterKey;
    }

    void add(Call call, LiteLlmCaller caller, LiteLlmModel model, String requestId, int prompt, int completion) {
        ObjectNode key = caller.key();
        Instant now = state.now();
        ObjectNode row = Json.object();
        row.put("request_id", requestId);
        row.put("call_type", "acompletion");
        row.put("api_key", key == null ? masterKeyName() : key.path("token").asText());
        row.put("spend", model.cost(prompt, completion));
        row.put("total_tokens", prompt + completion);
        row.put("prompt_tokens", prompt);
        row.put("completion_tokens", completion);
        for (String moment : List.of("startTime", "endTime", "completionStartTime")) {
            row.put(moment, now.toString());
        }
        row.put("request_duration_ms", 0);
        row.put("model", line.does(LiteLlmFact.LOGS_NAME_PROVIDERS) ? model.target() : model.upstream());
        row.put("model_id", model.id());
        row.put("model_group", model.name());
        row.put("custom_llm_provider", model.provider());
        row.put("user", Objects.requireNonNullElse(caller.userId(), ""));
        row.put("team_id", Objects.requireNonNullElse(caller.teamId(), ""));
        ObjectNode team = caller.teamId() == null ? null : state.teams.get(caller.teamId());
        String organizationId = team == null ? null : Json.text(team, "organization_id");
        if (organizationId != null) {
            row.put("organization_id", organizationId);
        }
        row.put("end_user", Objects.requireNonNullElse(Json.text(call.fields(), "user"), ""));
        row.putObject("metadata").put("user_api_key", row.path("api_key").asText());
        row.set("request_tags", tags(call, key == null ? Json.object() : key));
        row.put("status", "success");
        rows.add(row);
    }

    /** The oldest line knows the master key by its hash, too. */
    private String masterKeyName() {
        return line.does(LiteLlmFact.LOGS_NAME_THE_MASTER_KEY)
                ? "litellm_proxy_master_key"
                : LiteLlmState.hash(masterKey);
    }

    /** The request's, the key's own, and two for the caller's program. */
    private static ArrayNode tags(Call call, ObjectNode key) {
        Set<String> named = new LinkedHashSet<>(LiteLlmNamedBudgets.tags(call.fields()));
        named.addAll(Json.texts(key.path("metadata"), "tags"));
        ArrayNode tags = Json.strings(named);
        String agent = call.header("User-Agent");
        if (agent != null) {
            tags.add("User-Agent: " + agent.split("/", 2)[0]);
            tags.add("User-Agent: " + agent.split(" ", 2)[0]);
        }
        return tags;
    }

    /** When the call began. */
    Instant moment(ObjectNode row) {
        return moments.computeIfAbsent(
                row, call -> Instant.parse(call.path("startTime").asText()));
    }

    static String day(ObjectNode row) {
        return row.path("startTime").asText().substring(0, 10);
    }

    static boolean isFrom(ObjectNode row, String field, String wanted) {
        return wanted.toLowerCase(Locale.ROOT).equals(row.path(field).asText().toLowerCase(Locale.ROOT));
    }
}
