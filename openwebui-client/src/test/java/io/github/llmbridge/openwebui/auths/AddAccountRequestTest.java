package io.github.llmbridge.openwebui.auths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.users.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddAccountRequestTest {
    private static final Secret PASSWORD = Secret.of("correct horse battery staple");

    @Test
    void takesAnAccount() {
        AddAccountRequest request = new AddAccountRequest("Ada", "ada+test_1@example.com", PASSWORD, Role.PENDING);

        assertThat(request.name()).isEqualTo("Ada");
        assertThat(request.email()).isEqualTo("ada+test_1@example.com");
    }

    @Test
    void takesAnAddressInTheFormInWhichTheServerKeepsIt() {
        assertThat(new AddAccountRequest("Ada", " Ada@Example.COM ", PASSWORD, Role.USER).email())
                .isEqualTo("ada@example.com");
        assertThat(new SignInRequest(" Ada@Example.COM ", PASSWORD).email()).isEqualTo("ada@example.com");
    }

    @Test
    void namesTheNameIfItIsBlank() {
        assertThatThrownBy(() -> new AddAccountRequest(" ", "ada@example.com", PASSWORD, Role.USER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("name ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ada", "@example.com", "ada@", "a b@example.com", "ada@exam ple.com", "a@b@example.com"})
    void namesTheEmailIfItIsNone(String email) {
        assertThatThrownBy(() -> new AddAccountRequest("Ada", email, PASSWORD, Role.USER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("email ");
    }

    @Test
    void countsThePasswordInBytes() {
        Secret longest = Secret.of("é".repeat(36));
        Secret tooLong = Secret.of("é".repeat(36) + "x");

        assertThat(new AddAccountRequest("Ada", "ada@example.com", longest, Role.USER).password())
                .isEqualTo(longest);
        assertThatThrownBy(() -> new AddAccountRequest("Ada", "ada@example.com", tooLong, Role.USER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("password ")
                .hasMessageNotContaining(tooLong.reveal());
    }

    @Test
    void namesTheRoleIfItWouldLockTheAccountOut() {
        assertThatThrownBy(() -> new AddAccountRequest("Ada", "ada@example.com", PASSWORD, new Role("superuser")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("role ");
    }

    @Test
    void aPictureLeavesTheOtherFieldsAsTheyAre() {
        AddAccountRequest request = new AddAccountRequest("Ada", "ada@example.com", PASSWORD, Role.USER);

        assertThat(request.profileImageUrl()).isNull();
        assertThat(request.withProfileImageUrl("/favicon.png"))
                .isEqualTo(
                        new AddAccountRequest("Ada", "ada@example.com", PASSWORD, Role.USER, "/favicon.png", Map.of()));
    }

    @Test
    void doesNotShowThePassword() {
        assertThat(new AddAccountRequest("Ada", "ada@example.com", PASSWORD, Role.USER).toString())
                .doesNotContain(PASSWORD.reveal());
    }
}
