package io.github.llmbridge.bridge.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.openwebui.users.Role;
import org.junit.jupiter.api.Test;

class ProvisionRequestTest {
    @Test
    void namesTheFieldThatIsWrong() {
        assertWrong(
                "userId",
                () -> ProvisionRequest.builder(" ", "a@example.com", "free").build());
        assertWrong(
                "email", () -> ProvisionRequest.builder("u", "nobody", "free").build());
        assertWrong(
                "tier", () -> ProvisionRequest.builder("u", "a@example.com", "").build());
        assertWrong(
                "groups",
                () -> ProvisionRequest.builder("u", "a@example.com", "free")
                        .addGroups(" ")
                        .build());
        assertWrong(
                "role",
                () -> ProvisionRequest.builder("u", "a@example.com", "free")
                        .role(new Role("superuser"))
                        .build());
        assertWrong("teamId", () -> TeamSpec.existing(" "));
    }

    @Test
    void theSameAddressInAnotherFormIsTheSameRequest() {
        assertThat(ProvisionRequest.builder("u", " Ada@Example.com ", "free").build())
                .isEqualTo(
                        ProvisionRequest.builder("u", "ada@example.com", "free").build());
    }

    @Test
    void theNameBeginsWithTheTeams() {
        TeamSpec team = TeamSpec.createIfMissing("t1", "Research", Models.all());

        assertThat(ProvisionRequest.builder("u", "ada@example.com", "free")
                        .build()
                        .displayName())
                .isEqualTo("ada");
        assertThat(ProvisionRequest.builder("u", "ada@example.com", "free")
                        .name("Ada")
                        .team(team)
                        .build()
                        .displayName())
                .isEqualTo("Research-Ada");
    }

    @Test
    void theFacadesBuilderNamesEverythingThatIsMissing() {
        assertThatThrownBy(() -> BridgeFacade.builder().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("missing: liteLlm, openWebUi, tiers, connectionUrl");
    }

    private static void assertWrong(String field, Runnable request) {
        assertThatThrownBy(request::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(field);
    }
}
