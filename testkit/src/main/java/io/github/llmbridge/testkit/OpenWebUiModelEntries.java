package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/models}: what the server keeps of models; who may use one differs by line. */
abstract class OpenWebUiModelEntries {
    static final String UNAUTHORIZED = OpenWebUiRefusal.UNAUTHORIZED;
    private static final String TAKEN =
            "Uh-oh! This model id is already registered. Please choose another model id string.";

    final OpenWebUiState state;
    final OpenWebUiLine line;
    final OpenWebUiAuth auth;
    private final OpenWebUiPermissions permissions;

    OpenWebUiModelEntries(
            OpenWebUiState state, OpenWebUiLine line, OpenWebUiAuth auth, OpenWebUiPermissions permissions) {
        this.state = state;
        this.line = line;
        this.auth = auth;
        this.permissions = permissions;
    }

    void addRoutes(Router router) {
        router.route("GET", "/api/v1/models/base", this::base);
        router.route("GET", "/api/v1/models/model", this::find);
        router.route("POST", "/api/v1/models/create", this::create);
        router.route("POST", "/api/v1/models/model/update", this::update);
    }

    /** Whether an account may {@code read} or {@code write}; the owner and administrators always may. */
    final boolean may(OpenWebUiUser user, ObjectNode entry, String permission) {
        return user.isAdmin() || user.id.equals(Json.text(entry, "user_id")) || granted(user, entry, permission);
    }

    abstract boolean granted(OpenWebUiUser user, ObjectNode entry, String permission);

    abstract void checkForm(OpenWebUiForm form);

    /** Sets who may use an entry, from a form. */
    abstract void access(ObjectNode entry, ObjectNode form, boolean isNew);

    abstract String idOfUpdate(Call call, OpenWebUiForm form);

    abstract ObjectNode emptyMeta();

    abstract ObjectNode newEntry();

    abstract Reply hidden(Call call);

    abstract int unknownStatus();

    abstract ObjectNode found(OpenWebUiUser user, ObjectNode entry);

    private Reply base(Call call) {
        auth.admin(call);
        ArrayNode list = Json.array();
        state.models.values().stream()
                .filter(entry -> !Json.has(entry, "base_model_id"))
                .forEach(list::add);
        return Reply.ok(list);
    }

    private Reply find(Call call) {
        OpenWebUiUser user = auth.verified(call);
        String id = call.query("id");
        ObjectNode entry = id == null ? null : state.models.get(id);
        if (entry == null) {
            throw new OpenWebUiRefusal(unknownStatus(), OpenWebUiRefusal.NOT_FOUND);
        }
        return may(user, entry, "read") ? Reply.ok(found(user, entry)) : hidden(call);
    }

    private Reply create(Call call) {
        OpenWebUiForm form = OpenWebUiForm.read(call, line);
        OpenWebUiUser user = auth.verified(call);
        check(form);
        if (!user.isAdmin() && !permissions.has(user, "workspace.models")) {
            throw new OpenWebUiRefusal(401, UNAUTHORIZED);
        }
        if (state.models.containsKey(form.text("id"))) {
            throw new OpenWebUiRefusal(401, TAKEN);
        }
        return Reply.ok(insert(form.text("id"), form.fields(), user));
    }

    final ObjectNode insert(String id, ObjectNode form, OpenWebUiUser owner) {
        ObjectNode entry = newEntry().put("id", id).put("user_id", owner.id).put("created_at", state.now());
        entry.put("is_active", true);
        fill(entry, form);
        access(entry, form, true);
        state.models.put(id, entry);
        return entry;
    }

    private Reply update(Call call) {
        OpenWebUiForm form = OpenWebUiForm.read(call, line);
        OpenWebUiUser user = auth.verified(call);
        check(form);
        ObjectNode entry = existing(idOfUpdate(call, form));
        if (!may(user, entry, "write")) {
            throw new OpenWebUiRefusal(400, OpenWebUiRefusal.ACCESS_PROHIBITED);
        }
        fill(entry, form.fields());
        access(entry, form.fields(), false);
        return Reply.ok(entry);
    }

    final Reply delete(OpenWebUiUser user, @Nullable String id) {
        ObjectNode entry = existing(id);
        if (!may(user, entry, "write")) {
            throw new OpenWebUiRefusal(401, UNAUTHORIZED);
        }
        state.models.remove(id);
        return Reply.json(200, "true");
    }

    private ObjectNode existing(@Nullable String id) {
        ObjectNode entry = id == null ? null : state.models.get(id);
        if (entry == null) {
            throw new OpenWebUiRefusal(401, OpenWebUiRefusal.NOT_FOUND);
        }
        return entry;
    }

    private void check(OpenWebUiForm form) {
        form.requiredText("id")
                .optionalText("base_model_id")
                .requiredText("name")
                .requiredObject("meta")
                .requiredObject("params");
        checkForm(form);
        form.check();
    }

    private void fill(ObjectNode entry, ObjectNode form) {
        String base = form.has("base_model_id") || !entry.has("base_model_id")
                ? Json.text(form, "base_model_id")
                : keptBase(entry);
        ObjectNode meta = emptyMeta();
        form.path("meta").properties().forEach(field -> meta.set(field.getKey(), field.getValue()));
        entry.put("base_model_id", base).put("name", form.path("name").asText());
        entry.set("params", form.path("params"));
        entry.set("meta", meta);
        JsonNode active = form.get("is_active");
        if (active != null) {
            entry.set("is_active", active);
        }
        entry.put("updated_at", state.now());
    }

    /** What an update that names no base model leaves. */
    abstract @Nullable String keptBase(ObjectNode entry);
}
