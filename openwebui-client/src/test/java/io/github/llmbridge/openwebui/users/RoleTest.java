package io.github.llmbridge.openwebui.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleTest {
    @Test
    void theServersRolesAreKnown() {
        assertThat(Role.PENDING.requireKnown().value()).isEqualTo("pending");
        assertThat(new Role("user").requireKnown()).isEqualTo(Role.USER);
        assertThat(new Role("admin").requireKnown()).isEqualTo(Role.ADMIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"superuser", "User", "ADMIN", " user", ""})
    void anotherRoleCanBeReadButNotWritten(String value) {
        Role role = new Role(value);

        assertThat(role.value()).isEqualTo(value);
        assertThatThrownBy(role::requireKnown)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("role must be pending, user or admin")
                .hasMessageContaining("'" + value + "'");
    }
}
