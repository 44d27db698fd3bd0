package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Since 0.8.0: a model has a list of grants, which are written apart from the rest. */
final class OpenWebUiGrantedModels extends OpenWebUiModelEntries {
    private static final String GRANTS = "access_grants";
    private static final String TYPE = "principal_type";
    private static final String PRINCIPAL = "principal_id";
    private static final String PERMISSION = "permission";
    private static final String ANYBODY = "*";
    private static final String ANYONE = "anyone";
    private static final Set<String> TYPES = Set.of("user", "group", ANYONE);
    private static final Set<String> PERMISSIONS = Set.of("read", "write");

    OpenWebUiGrantedModels(
            OpenWebUiState state, OpenWebUiLine line, OpenWebUiAuth auth, OpenWebUiPermissions permissions) {
        super(state, line, auth, permissions);
    }

    @Override
    void addRoutes(Router router) {
        super.addRoutes(router);
        router.route("POST", "/api/v1/models/model/access/update", this::updateAccess);
        router.route("POST", "/api/v1/models/model/delete", call -> {
            OpenWebUiForm form = OpenWebUiForm.read(call, line);
            OpenWebUiUser user = auth.verified(call);
            form.requiredText("id").check();
            return delete(user, form.text("id"));
        });
    }

    /** Replaces the grants; a model without an entry gets one. */
    private Reply updateAccess(Call call) {
        OpenWebUiForm form = OpenWebUiForm.read(call, line);
        OpenWebUiUser user = auth.verified(call);
        form.requiredText("id").optionalText("name").requiredObjects(GRANTS).check();
        String id = form.text("id");
        ObjectNode entry = state.models.get(id);
        if (entry == null && !user.isAdmin()) {
            throw new OpenWebUiRefusal(403, OpenWebUiRefusal.ACCESS_PROHIBITED);
        }
        if (entry == null) {
            ObjectNode empty = Json.object().put("name", Objects.requireNonNullElse(form.textOrNull("name"), id));
            empty.putObject("meta");
            empty.putObject("params");
            entry = insert(id, empty, user);
        } else if (!may(user, entry, "write")) {
            throw new OpenWebUiRefusal(400, OpenWebUiRefusal.ACCESS_PROHIBITED);
        }
        entry.set(GRANTS, grants(id, form.fields().path(GRANTS)));
        return Reply.ok(entry);
    }

    @Override
    void checkForm(OpenWebUiForm form) {
        if (form.fields().hasNonNull(GRANTS)) {
            form.requiredObjects(GRANTS);
        }
    }

    /** In the end only a new entry takes its grants from the form; an update without any went wrong before. */
    @Override
    void access(ObjectNode entry, ObjectNode form, boolean isNew) {
        boolean kept = line.does(OpenWebUiFact.UPDATES_OF_MODELS_KEEP_GRANTS);
        if (!isNew && !kept && !form.hasNonNull(GRANTS)) {
            throw OpenWebUiRefusal.unhandled();
        }
        if (isNew || !kept) {
            entry.set(GRANTS, grants(entry.path("id").asText(), form.path(GRANTS)));
        }
    }

    /** What the server cannot read is dropped without a word, and so is what is there twice. */
    private ArrayNode grants(String modelId, JsonNode sent) {
        Map<String, ObjectNode> kept = new LinkedHashMap<>();
        for (JsonNode grant : sent) {
            String type = grant.path(TYPE).asText();
            String principal = grant.path(PRINCIPAL).asText();
            String permission = grant.path(PERMISSION).asText();
            boolean known = TYPES.contains(type) && (!type.equals(ANYONE) || line.does(OpenWebUiFact.GRANTS_TO_ANYONE));
            if (known && PERMISSIONS.contains(permission) && !principal.isEmpty()) {
                String id = grant.hasNonNull("id")
                        ? grant.path("id").asText()
                        : UUID.randomUUID().toString();
                kept.put(
                        type + " " + principal + " " + permission,
                        Json.object()
                                .put("id", id)
                                .put("resource_type", "model")
                                .put("resource_id", modelId)
                                .put(TYPE, type)
                                .put(PRINCIPAL, principal)
                                .put(PERMISSION, permission)
                                .put("created_at", state.now()));
            }
        }
        return Json.array().addAll(kept.values());
    }

    /** A deleted group takes its grants along. */
    static void forget(ObjectNode entry, OpenWebUiGroup group) {
        entry.withArray(GRANTS)
                .removeIf(grant -> grant.path(TYPE).asText().equals("group")
                        && grant.path(PRINCIPAL).asText().equals(group.id));
    }

    @Override
    boolean granted(OpenWebUiUser user, ObjectNode entry, String permission) {
        return entry.path(GRANTS)
                .valueStream()
                .filter(grant -> permission.equals(Json.text(grant, PERMISSION)))
                .anyMatch(grant -> concerns(grant, user));
    }

    private boolean concerns(JsonNode grant, OpenWebUiUser user) {
        String principal = grant.path(PRINCIPAL).asText();
        return grant.path(TYPE).asText().equals("group")
                ? state.effectiveGroupsOf(user.id).stream().anyMatch(group -> group.id.equals(principal))
                : principal.equals(ANYBODY) || principal.equals(user.id);
    }

    @Override
    String idOfUpdate(Call call, OpenWebUiForm form) {
        return form.text("id");
    }

    @Override
    @Nullable String keptBase(ObjectNode entry) {
        return line.does(OpenWebUiFact.MODELS_HAVE_VERSIONS) ? Json.text(entry, "base_model_id") : null;
    }

    @Override
    ObjectNode emptyMeta() {
        if (!line.does(OpenWebUiFact.MODELS_HAVE_VERSIONS)) {
            return Json.object()
                    .putNull("profile_image_url")
                    .putNull("description")
                    .putNull("capabilities");
        }
        return Json.object()
                .putNull("profile_image_url")
                .putNull("background_image_url")
                .putNull("description")
                .putNull("i18n")
                .putNull("capabilities")
                .putNull("knowledge")
                .putNull("voice")
                .putNull("voice_avatar");
    }

    @Override
    ObjectNode newEntry() {
        ObjectNode entry = Json.object();
        return line.does(OpenWebUiFact.MODELS_HAVE_VERSIONS)
                ? entry.put("version_id", UUID.randomUUID().toString())
                : entry;
    }

    @Override
    Reply hidden(Call call) {
        throw new OpenWebUiRefusal(401, OpenWebUiRefusal.ACCESS_PROHIBITED);
    }

    @Override
    int unknownStatus() {
        return 404;
    }

    @Override
    ObjectNode found(OpenWebUiUser user, ObjectNode entry) {
        return entry.deepCopy().putNull("user").put("write_access", may(user, entry, "write"));
    }
}
