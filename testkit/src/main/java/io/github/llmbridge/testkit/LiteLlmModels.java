package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The model lists: what a key allows, which is not always what will be served. */
final class LiteLlmModels {
    private static final int CREATED = 1677610602;
    private static final List<String> SECRETS = List.of("api_key", "client_secret", "aws_secret_access_key");

    private final LiteLlmContext context;
    private final LiteLlmModelNames names;

    LiteLlmModels(LiteLlmContext context) {
        this.context = context;
        this.names = new LiteLlmModelNames(context.line, context.state, context.models);
    }

    Reply list(Call call) {
        LiteLlmCaller caller = context.auth.authenticate(call);
        context.limits.check(caller, null);
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        names.of(caller.key(), asked(call, "include_model_access_groups"), asked(call, "return_wildcard_routes"))
                .forEach(name -> data.add(entry(name)));
        answer.put("object", "list");
        return Reply.ok(answer);
    }

    private static boolean asked(Call call, String flag) {
        return "true".equalsIgnoreCase(call.query(flag));
    }

    Reply one(Call call) {
        LiteLlmCaller caller = context.auth.authenticate(call);
        context.limits.check(caller, null);
        String name = call.variable("id");
        if (name.contains("/")) {
            // The real one has decoded the path before it looks for the route.
            throw context.errors.detail(404, "Not Found");
        }
        if (!names.of(caller.key(), false, false).contains(name)) {
            throw context.errors.detail(404, "The model `" + name + "` does not exist or is not accessible");
        }
        return Reply.ok(entry(name));
    }

    private ObjectNode entry(String name) {
        ObjectNode entry = Json.object();
        entry.put("id", name);
        entry.put("object", "model");
        entry.put("created", CREATED);
        entry.put("owned_by", "openai");
        LiteLlmModel model = context.models.serving(name);
        if (context.line.does(LiteLlmFact.DESCRIBES_MODELS) && model != null) {
            if (context.line.does(LiteLlmFact.MODELS_TELL_THEIR_MODE)) {
                entry.put("mode", "chat");
            }
            entry.put("max_input_tokens", model.prices().maxInput());
            entry.put("max_output_tokens", model.prices().maxOutput());
        }
        return entry;
    }

    Reply info(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        ArrayNode data = Json.array();
        String id = call.query("litellm_model_id");
        if (id != null) {
            LiteLlmModel model = context.models.byId(id);
            if (model == null) {
                throw context.errors.detailError(400, "Model id = " + id + " not found on litellm proxy");
            }
            data.add(described(model));
        } else {
            List<String> shown = names.of(caller.key(), false, true);
            context.models.all().stream()
                    .filter(model -> shown.contains(model.name()))
                    .forEach(model -> describe(model, data));
        }
        return Reply.ok(Json.object().set("data", data));
    }

    /** A wildcard is shown, or written out, or both. */
    private void describe(LiteLlmModel model, ArrayNode data) {
        List<String> known = isWrittenOut(model) ? context.models.writtenOut(model.name()) : List.of();
        if (known.isEmpty() || !context.line.does(LiteLlmFact.HIDES_WILDCARDS)) {
            data.add(described(model));
        }
        for (String name : known) {
            ObjectNode row = described(model).put("model_name", name);
            String target = context.line.does(LiteLlmFact.HIDES_WILDCARDS)
                    ? name
                    : model.calledAs(name).target();
            ((ObjectNode) row.path("litellm_params")).put("model", target);
            data.add(row);
        }
    }

    private boolean isWrittenOut(LiteLlmModel model) {
        return model.isWildcard() && !context.line.does(LiteLlmFact.SHOWS_WILDCARDS_OF_DEPLOYMENTS);
    }

    /** The oldest line has the route, too, but not in its documentation, and knows neither pages nor filters. */
    Reply page(Call call) {
        context.auth.admit(call);
        ArrayNode data = Json.array();
        if (!context.line.does(LiteLlmFact.MODELS_HAVE_PAGES)) {
            context.models.all().forEach(model -> data.add(described(model)));
            return Reply.ok(Json.object().set("data", data));
        }
        LiteLlmPages pages = LiteLlmPages.of(call, context.errors, "size", 50, Integer.MAX_VALUE);
        List<LiteLlmModel> found = context.models.all().stream()
                .filter(model -> matches(call.query("model"), model.name())
                        && matches(call.query("modelId"), model.id())
                        && contains(model.name(), call.query("search")))
                .toList();
        pages.cut(found).forEach(model -> data.add(withoutAccess(described(model))));
        ObjectNode answer = Json.object();
        answer.set("data", data);
        answer.put("total_count", found.size());
        answer.put("current_page", pages.page());
        answer.put("total_pages", pages.pagesFor(found.size()));
        answer.put("size", pages.size());
        return Reply.ok(answer);
    }

    /** Only the list without pages tells who may call a model. */
    private static ObjectNode withoutAccess(ObjectNode shown) {
        ((ObjectNode) shown.path("model_info")).remove(List.of("access_via_team_ids", "direct_access"));
        return shown;
    }

    private static boolean matches(@Nullable String wanted, String value) {
        return wanted == null || wanted.equals(value);
    }

    private static boolean contains(String name, @Nullable String part) {
        return part == null || name.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private ObjectNode described(LiteLlmModel model) {
        ObjectNode shown = context.shapes.render("model", Json.object().put("model_name", model.name()));
        ObjectNode params = (ObjectNode) shown.path("litellm_params");
        ObjectNode info = (ObjectNode) shown.path("model_info");
        params.put("mock_response", model.says()).put("model", model.target());
        ObjectNode row = context.models.rows.get(model.id());
        if (row != null) {
            params.remove("mock_response");
            params.setAll((ObjectNode) row.path("litellm_params"));
            SECRETS.forEach(params::remove);
            info.setAll((ObjectNode) row.path("model_info"));
            info.put("db_model", true);
            if (context.line.does(LiteLlmFact.BLOCKS_MODELS)) {
                info.put("blocked", model.blocked());
            }
        }
        String base = context.line.does(LiteLlmFact.KEYS_OF_MODELS_FOLLOW_THE_BASE_MODEL)
                ? Json.text(info, "base_model")
                : null;
        info.put("id", model.id())
                .put("key", base == null ? model.upstream() : base)
                .put("litellm_provider", model.provider())
                .put("max_tokens", model.prices().maxOutput())
                .put("max_input_tokens", model.prices().maxInput())
                .put("max_output_tokens", model.prices().maxOutput())
                .put("input_cost_per_token", model.prices().input())
                .put("output_cost_per_token", model.prices().output());
        return shown;
    }
}
