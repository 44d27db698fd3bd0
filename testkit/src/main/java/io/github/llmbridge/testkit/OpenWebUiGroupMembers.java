package io.github.llmbridge.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** {@code /groups/id/{id}/members}: who belongs to a group itself, and who to a group below it; since 0.12.0. */
final class OpenWebUiGroupMembers {
    private static final int PAGE = 30;
    private static final Set<String> KINDS = Set.of("direct", "inherited", "effective");

    private final OpenWebUiState state;
    private final OpenWebUiLine line;

    OpenWebUiGroupMembers(OpenWebUiState state, OpenWebUiLine line) {
        this.state = state;
        this.line = line;
    }

    Reply list(Call call, OpenWebUiGroup group) {
        OpenWebUiQuery query = new OpenWebUiQuery(call, line);
        String kind = query.oneOf("membership", "effective", KINDS);
        int page = query.pageFromOne();
        String text = query.text("query");
        List<OpenWebUiUser> members = new ArrayList<>();
        int direct = 0;
        int effective = 0;
        for (OpenWebUiUser user : state.users.values()) {
            if (!state.effectiveGroupsOf(user.id).contains(group)) {
                continue;
            }
            boolean isDirect = group.memberIds.contains(user.id);
            effective++;
            direct += isDirect ? 1 : 0;
            boolean asked = kind.equals("effective") || kind.equals(isDirect ? "direct" : "inherited");
            if (asked && (text == null || OpenWebUiUserLists.matches(user, OpenWebUiUserLists.like(text)))) {
                members.add(user);
            }
        }
        members.sort(Comparator.comparing((OpenWebUiUser user) -> user.name).thenComparing(user -> user.id));
        ArrayNode items = Json.array();
        members.stream().skip((page - 1L) * PAGE).limit(PAGE).forEach(user -> items.add(shown(user, group)));
        ObjectNode body = Json.object();
        body.set("items", items);
        body.put("total", members.size())
                .putObject("counts")
                .put("direct", direct)
                .put("effective", effective)
                .put("inherited", effective - direct);
        return Reply.ok(body);
    }

    private ObjectNode shown(OpenWebUiUser user, OpenWebUiGroup group) {
        ObjectNode json = line.accounts().shortened(user).putNull("last_active_at");
        json.put("membership_type", group.memberIds.contains(user.id) ? "direct" : "inherited");
        return json.set(
                "via_group_ids",
                Json.strings(state.groupsOf(user.id).stream()
                        .filter(below -> below != group && state.isBelow(below, group))
                        .map(below -> below.id)
                        .sorted()
                        .toList()));
    }
}
