package io.github.llmbridge.openwebui.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.http.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpdateAccountRequestTest {
    private final Account ada =
            new Account("id", "ada@example.com", "Ada", Role.USER, "/ada.png", null, null, null, Map.of());

    @Test
    void beginsWithTheAccountAsItIs() {
        assertThat(UpdateAccountRequest.of(ada))
                .isEqualTo(new UpdateAccountRequest(Role.USER, "Ada", "ada@example.com", "/ada.png", null));
    }

    @Test
    void changesOneFieldAtATime() {
        Secret password = Secret.of("password");

        assertThat(UpdateAccountRequest.of(ada)
                        .withRole(Role.ADMIN)
                        .withName("Ada L.")
                        .withPassword(password))
                .isEqualTo(new UpdateAccountRequest(Role.ADMIN, "Ada L.", "ada@example.com", "/ada.png", password));
    }

    @Test
    void alwaysHasAPictureBecauseTheServerAsksForOne() {
        Account plain = new Account("id", "ada@example.com", "Ada", Role.USER, null, null, null, null, Map.of());

        assertThat(UpdateAccountRequest.of(plain).profileImageUrl()).isEqualTo("/user.png");
    }

    @Test
    void refusesWhatTheServerWouldStoreUnseen() {
        UpdateAccountRequest request = UpdateAccountRequest.of(ada);

        assertThatThrownBy(() -> request.withRole(new Role("superuser")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("role");
        assertThatThrownBy(() -> request.withName(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
        assertThatThrownBy(() -> new UpdateAccountRequest(Role.USER, "Ada", "ada", "/user.png", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("email");
    }

    @Test
    void takesAnAddressInTheFormInWhichTheServerKeepsIt() {
        assertThat(new UpdateAccountRequest(Role.USER, "Ada", " Ada@Example.com ", "/user.png", null).email())
                .isEqualTo("ada@example.com");
    }
}
