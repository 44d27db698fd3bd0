package io.github.llmbridge.openwebui.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModelRequestsTest {
    @Test
    void badInputIsRefusedByName() {
        assertRefused("id", () -> ModelForm.builder("a b", "name").build());
        assertRefused("id", () -> ModelForm.builder("", "name").build());
        assertRefused("name", () -> ModelForm.builder("id", " ").build());
        assertRefused(
                "baseModelId",
                () -> ModelForm.builder("id", "name").baseModelId("a b").build());
        assertRefused("id", () -> new ModelGrantsRequest("a b", null, List.of(), Map.of()));
        assertRefused("groupIds", () -> Grantees.groups(" "));
        assertRefused("userIds", () -> Grantees.users("*"));
    }

    private static void assertRefused(String field, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(field + " ");
    }

    @Test
    void granteesAreSets() {
        assertThat(Grantees.groups("a").and(Grantees.users("b")).and(Grantees.groups("a", "c")))
                .isEqualTo(new Grantees(Set.of("a", "c"), Set.of("b")));
    }

    @Test
    void whatNoDialectAllowsIsReadAsNobody() {
        assertThat(AccessControl.readers(Map.of())).isEqualTo(Grantees.users());
        assertThat(AccessControl.readers(Map.of("read", "text"))).isEqualTo(Grantees.users());
        assertThat(AccessControl.readers(Map.of("read", Map.of("user_ids", List.of("u", 1, ""), "group_ids", "text"))))
                .isEqualTo(Grantees.users("u"));
    }

    @Test
    void whoMayUseAModelIsReadInBothShapes() {
        ModelEntry current = entry(
                List.of(grant("group", "g", "read"), grant("user", "u", "write"), grant("user", "*", "read")), null);
        ModelEntry old = entry(null, Map.of("read", Map.of("group_ids", List.of("g"))));

        assertThat(current.isPublic()).isTrue();
        assertThat(current.readers()).isEqualTo(Grantees.groups("g"));
        assertThat(old.isPublic()).isFalse();
        assertThat(old.readers()).isEqualTo(Grantees.groups("g"));
        assertThat(entry(null, null).isPublic()).isTrue();
        assertThat(entry(List.of(), null).isPublic()).isFalse();
    }

    private static ModelGrant grant(String type, String id, String permission) {
        return new ModelGrant(type, id, permission, Map.of());
    }

    private static ModelEntry entry(@Nullable List<ModelGrant> grants, @Nullable Map<String, Object> control) {
        return new ModelEntry("m", null, null, "m", Map.of(), Map.of(), grants, control, true, null, null, Map.of());
    }
}
