package io.github.llmbridge.openwebui.groups;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class GroupRequestsTest {
    private static final Group GROUP =
            new Group("id", "name", null, null, null, null, null, null, null, null, null, Map.of());

    @Test
    void badInputIsRefusedByName() {
        assertRefused("group name", () -> new NewGroupRequest(" ", ""));
        assertRefused(
                "parentGroupId",
                () -> NewGroupRequest.builder("name", "").parentGroupId("").build());
        assertRefused(
                "group name", () -> UpdateGroupRequest.builder(GROUP).name("").build());
        assertRefused(
                "parentGroupId",
                () -> UpdateGroupRequest.builder(GROUP).parentGroupId(" ").build());
        assertRefused("userIds", () -> new GroupMembersRequest(List.of("")));
    }

    private static void assertRefused(String field, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(field + " ");
    }
}
