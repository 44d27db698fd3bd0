package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Invitations to the proxy's own pages. */
final class LiteLlmInvitations {
    private static final Duration LIFE = Duration.ofDays(7);
    private static final String ADMINS_ONLY = "Admin-only endpoint. Not allowed to access this., your role=";

    private final LiteLlmContext context;
    private final LiteLlmErrors errors;
    private final LiteLlmState state;
    private final Map<String, ObjectNode> invitations = new LinkedHashMap<>();

    LiteLlmInvitations(LiteLlmContext context) {
        this.context = context;
        this.errors = context.errors;
        this.state = context.state;
    }

    Reply create(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        String userId = context.body.required(context.body.read(call), "user_id");
        if (!caller.isAdmin()) {
            throw errors.raisedDict(400, ADMINS_ONLY + caller.role());
        }
        if (!state.users.containsKey(userId)) {
            throw errors.raisedDict(
                    400, "User id does not exist in 'LiteLLM_UserTable'. Fix this by creating user via `/user/new`.");
        }
        Instant now = state.now();
        ObjectNode row = Json.object();
        row.put("id", UUID.randomUUID().toString());
        row.put("user_id", userId);
        row.put("is_accepted", false);
        row.putNull("accepted_at");
        row.put("expires_at", time(now.plus(LIFE)));
        row.put("created_at", time(now));
        row.put("created_by", caller.userId());
        row.put("updated_at", time(now));
        row.put("updated_by", caller.userId());
        invitations.put(row.path("id").asText(), row);
        return Reply.ok(row);
    }

    Reply info(Call call) {
        context.auth.admit(call);
        String id = call.query("invitation_id");
        if (id == null) {
            throw errors.missing(Json.object().nullNode(), "query", "invitation_id");
        }
        return Reply.ok(find(id));
    }

    Reply update(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        ObjectNode body = context.body.read(call);
        ObjectNode row = find(context.body.required(body, "invitation_id"));
        boolean accepted = body.path("is_accepted").asBoolean();
        String now = time(state.now());
        row.put("is_accepted", accepted);
        if (accepted) {
            row.put("accepted_at", now);
        }
        row.put("updated_at", now);
        row.put("updated_by", caller.userId());
        return Reply.ok(row);
    }

    Reply delete(Call call) {
        LiteLlmCaller caller = context.auth.admit(call);
        String id = context.body.required(context.body.read(call), "invitation_id");
        if (!caller.isAdmin()) {
            throw errors.detailError(400, ADMINS_ONLY + caller.role());
        }
        ObjectNode row = find(id);
        invitations.remove(id);
        return Reply.ok(row);
    }

    /** They go with their user. */
    private ObjectNode find(String id) {
        ObjectNode row = invitations.get(id);
        if (row == null || !state.users.containsKey(row.path("user_id").asText())) {
            throw errors.detailError(400, "Invitation id does not exist in the database.");
        }
        return row;
    }

    private static String time(Instant instant) {
        return LiteLlmShapes.format(instant) + "Z";
    }
}
