package io.github.llmbridge.openwebui.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class UpdateAccountRequestTest {
    @Test
    void isCompletedByWhatTheAccountHasWhateverItIs() {
        Account odd = new Account(
                "id", "Ada@example.com ", "", new Role("superuser"), "//host/x", null, null, null, Map.of());

        assertThat(UpdateAccountRequest.builder().build().completedBy(odd).additionalProperties())
                .isEqualTo(Map.of(
                        "role", "superuser", "name", "", "email", "Ada@example.com ", "profile_image_url", "//host/x"));
    }

    @Test
    void whatIsSetStaysAsItIsSet() {
        Account ada = new Account("id", "ada@example.com", "Ada", Role.USER, null, null, null, null, Map.of());

        UpdateAccountRequest whole = UpdateAccountRequest.builder()
                .role(Role.ADMIN)
                .email("ada@example.org")
                .putAdditionalProperties("bio", "countess")
                .build()
                .completedBy(ada);

        assertThat(whole.role()).isEqualTo(Role.ADMIN);
        assertThat(whole.email()).isEqualTo("ada@example.org");
        // The server asks for a picture.
        assertThat(whole.additionalProperties())
                .isEqualTo(Map.of("name", "Ada", "profile_image_url", "/user.png", "bio", "countess"));
    }

    @Test
    void refusesWhatTheServerWouldStoreUnseen() {
        UpdateAccountRequestBuilder request = UpdateAccountRequest.builder();

        assertThatThrownBy(() -> request.role(new Role("superuser")).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("role");
        assertThatThrownBy(() -> UpdateAccountRequest.builder().name(" ").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
        assertThatThrownBy(() -> UpdateAccountRequest.builder().email("ada").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("email");
    }

    @Test
    void takesAnAddressInTheFormInWhichTheServerKeepsIt() {
        assertThat(UpdateAccountRequest.builder()
                        .email(" Ada@Example.com ")
                        .build()
                        .email())
                .isEqualTo("ada@example.com");
    }
}
