package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers every chat with "Hello from" and the model, after all that may stop it was looked at. */
final class LiteLlmChat {
    private static final int PROMPT_TOKENS = 10;
    private static final int COMPLETION_TOKENS = 20;
    private static final int LAST_OF_LATIN_1 = 0xff;
    private static final int CHUNK = 3;

    private final LiteLlmContext context;

    LiteLlmChat(LiteLlmContext context) {
        this.context = context;
    }

    Reply complete(Call call) {
        LiteLlmCaller caller = context.auth.authenticateForModel(call);
        ObjectNode body = context.body.read(call);
        String name = Json.text(body, "model");
        context.limits.check(caller, Objects.requireNonNullElse(name, ""));
        context.namedBudgets.check(body);
        LiteLlmModel model = context.models.serving(name);
        if (model == null) {
            throw new Refusal(unknownModel(name).reply().withHeader("x-litellm-call-id", callId(call)));
        }
        if (context.models.isBlocked(model) && model.id().equals(name)) {
            throw context.errors.error(
                    503,
                    context.line.does(LiteLlmFact.NAMES_ERRORS_OF_CHATS) ? "internal_server_error" : null,
                    null,
                    "litellm.ServiceUnavailableError: Model '" + model.target()
                            + "' is currently paused and cannot accept requests.");
        }
        if (context.models.isBlocked(model)) {
            throw context.errors.error(
                    403,
                    context.line.does(LiteLlmFact.NAMES_ERRORS_OF_CHATS) ? "permission_error" : null,
                    null,
                    "litellm.PermissionDeniedError: Model is blocked");
        }
        if (!body.has("messages")) {
            throw noMessages();
        }
        ObjectNode key = caller.key();
        context.limits.checkRate(key);
        double cost = model.cost(PROMPT_TOKENS, COMPLETION_TOKENS);
        context.limits.spend(caller, cost);
        context.namedBudgets.spend(body, cost);
        String id = "chatcmpl-" + UUID.randomUUID();
        context.log.add(call, caller, model, id, PROMPT_TOKENS, COMPLETION_TOKENS);
        boolean streamed = body.path("stream").asBoolean();
        Reply reply = streamed ? stream(model, id, body) : Reply.ok(answer(model, id));
        boolean namesModel = context.line.does(LiteLlmFact.STREAMS_NAME_THE_MODEL) || !streamed;
        return withHeaders(reply, call, model, key, cost, namesModel);
    }

    private Refusal unknownModel(@Nullable String name) {
        if (context.models.hasWildcards()) {
            return notRouted(name);
        }
        String message = "/chat/completions: Invalid model name passed in model="
                + Objects.requireNonNullElse(name, "None")
                + ". Call `/v1/models` to view available models for your key.";
        if (!context.line.does(LiteLlmFact.TELLS_UNKNOWN_MODELS_IN_PLAIN_WORDS)) {
            return context.errors.error(400, "None", "None", LiteLlmErrors.dict("error", message));
        }
        ObjectNode error = Json.object();
        error.put("message", message);
        error.put("type", "invalid_request_error");
        error.putNull("param");
        error.put("code", "400");
        error.putObject("provider_specific_fields").put("error", message);
        return context.errors.error(400, error);
    }

    /** With a wildcard about, every name gets as far as the router. */
    private Refusal notRouted(@Nullable String name) {
        String message = "litellm.BadRequestError: You passed in model=" + name
                + ". There are no healthy deployments for this model";
        return context.line.does(LiteLlmFact.EXPLAINS_MISSING_DEPLOYMENTS)
                ? context.errors.error(
                        400,
                        "invalid_request_error",
                        null,
                        message + "\n\nLiteLLM: model group '" + name
                                + "' failed with the error above. No fallback was attempted.")
                : context.errors.error(
                        400,
                        null,
                        null,
                        message + ". Received Model Group=" + name + "\nAvailable Model Group Fallbacks=None");
    }

    private Refusal noMessages() {
        return context.line.does(LiteLlmFact.ANSWERS_400_TO_CHATS_WITHOUT_MESSAGES)
                ? context.errors.error(
                        400,
                        "invalid_request_error",
                        "messages",
                        "/chat/completions: Missing required parameter: 'messages'.")
                : context.errors.error(
                        500, "None", "None", "Router.acompletion() missing 1 required positional argument: 'messages'");
    }

    /** The oldest line tells the provider's name of the model. */
    private String shownName(LiteLlmModel model) {
        return context.line.does(LiteLlmFact.CHATS_TELL_THE_NAME_ASKED_FOR) ? model.name() : model.upstream();
    }

    private ObjectNode head(LiteLlmModel model, String id, String object) {
        ObjectNode head = Json.object();
        head.put("id", id);
        head.put("created", context.state.now().getEpochSecond());
        head.put("model", shownName(model));
        head.put("object", object);
        return head;
    }

    private ObjectNode answer(LiteLlmModel model, String id) {
        ObjectNode answer = head(model, id, "chat.completion");
        ObjectNode choice = answer.putArray("choices").addObject();
        choice.put("finish_reason", "stop");
        choice.put("index", 0);
        choice.putObject("message").put("content", model.says()).put("role", "assistant");
        answer.putObject("usage")
                .put("completion_tokens", COMPLETION_TOKENS)
                .put("prompt_tokens", PROMPT_TOKENS)
                .put("total_tokens", PROMPT_TOKENS + COMPLETION_TOKENS);
        return answer;
    }

    private Reply stream(LiteLlmModel model, String id, ObjectNode body) {
        ObjectNode head = head(model, id, "chat.completion.chunk");
        head.put("model", model.name());
        String text = model.says();
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < text.length(); at += CHUNK) {
            ObjectNode delta = Json.object();
            if (at == 0) {
                delta.put("role", "assistant");
            }
            delta.put("content", text.substring(at, Math.min(text.length(), at + CHUNK)));
            event(out, chunk(head, delta, false));
        }
        event(out, chunk(head, Json.object(), true));
        if (body.path("stream_options").path("include_usage").asBoolean()) {
            ObjectNode last = chunk(head, Json.object(), false);
            last.putObject("usage")
                    .put("completion_tokens", COMPLETION_TOKENS)
                    .put("prompt_tokens", PROMPT_TOKENS)
                    .put("total_tokens", PROMPT_TOKENS + COMPLETION_TOKENS);
            event(out, last);
        }
        out.append("data: [DONE]\n\n");
        return new Reply(200, "text/event-stream; charset=utf-8", out.toString(), Map.of());
    }

    private static ObjectNode chunk(ObjectNode head, ObjectNode delta, boolean last) {
        ObjectNode chunk = head.deepCopy();
        ObjectNode choice = chunk.putArray("choices").addObject();
        choice.put("index", 0);
        choice.set("delta", delta);
        if (last) {
            choice.put("finish_reason", "stop");
        }
        return chunk;
    }

    /** A model of such a name is served, and paid for, but its answer cannot be sent. */
    private String inHeader(String name) {
        int start = -1;
        int end = 0;
        int[] characters = name.codePoints().toArray();
        for (int at = 0; at < characters.length && (start < 0 || at == end); at++) {
            if (characters[at] > LAST_OF_LATIN_1) {
                start = start < 0 ? at : start;
                end = at + 1;
            }
        }
        if (start < 0) {
            return name;
        }
        String where = end - start == 1
                ? String.format(
                        characters[start] > Character.MAX_VALUE
                                ? " '\\U%08x' in position %d"
                                : " '\\u%04x' in position %d",
                        characters[start],
                        start)
                : "s in position " + start + "-" + (end - 1);
        throw context.errors.error(
                500,
                context.line.typeOfUnforeseen(),
                context.errors.noParam(),
                "'latin-1' codec can't encode character" + where + ": ordinal not in range(256)");
    }

    private static String callId(Call call) {
        String given = call.header("x-litellm-call-id");
        return given == null ? UUID.randomUUID().toString() : given;
    }

    private static void event(StringBuilder out, JsonNode data) {
        out.append("data: ").append(Json.write(data)).append("\n\n");
    }

    private Reply withHeaders(
            Reply reply, Call call, LiteLlmModel model, @Nullable ObjectNode key, double cost, boolean namesModel) {
        double spent = key == null ? 0 : key.path("spend").asDouble();
        Reply named = namesModel ? reply.withHeader("x-litellm-model-group", inHeader(model.name())) : reply;
        return named.withHeader("x-litellm-call-id", callId(call))
                .withHeader("x-litellm-model-id", model.id())
                .withHeader("x-litellm-version", context.line.version())
                .withHeader("x-litellm-response-cost", String.valueOf(cost))
                .withHeader("x-litellm-key-spend", String.valueOf(spent))
                .withHeader("x-litellm-attempted-retries", "0")
                .withHeader("x-litellm-attempted-fallbacks", "0");
    }
}
