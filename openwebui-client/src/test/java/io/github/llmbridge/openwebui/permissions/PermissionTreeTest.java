package io.github.llmbridge.openwebui.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionTreeTest {
    private static final PermissionTree TREE =
            new PermissionTree(Map.of("features", Map.of("notes", true, "list", List.of(1)), "odd", "text"));

    @Test
    void aFlagIsFoundByItsName() {
        assertThat(TREE.flag("features.notes")).contains(true);
        assertThat(TREE.flag("features.api_keys")).isEmpty();
        assertThat(TREE.flag("features.list")).isEmpty();
        assertThat(TREE.flag("odd.notes")).isEmpty();
    }

    @Test
    void aChangeLeavesTheOthers() {
        PermissionTree changed = TREE.with("features.api_keys", true).with("workspace.models", false);

        assertThat(changed.flag("features.api_keys")).contains(true);
        assertThat(changed.flag("workspace.models")).contains(false);
        assertThat(changed.flag("features.notes")).contains(true);
        assertThat(changed.sections()).containsEntry("odd", "text");
        assertThat(TREE.flag("features.api_keys")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "features", "features.", ".notes", "a..b"})
    void aNameWithoutASectionIsRefused(String name) {
        assertThatThrownBy(() -> TREE.with(name, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("permission");
    }

    @Test
    void aWayThroughSomethingElseIsRefused() {
        assertThatThrownBy(() -> TREE.with("odd.notes", true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("odd");
    }
}
