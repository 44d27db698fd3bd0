package io.github.llmbridge.bridge.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.UserLimits;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.openwebui.users.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u00a0b",
                "a\u00a0",
                "a\u200bb",
                "\ufeffa",
                "a\u202eb",
                "a\u0000b",
                "a\nb",
                "a\u0085b",
                "a\u2028b",
                "\u00a0",
                "\u200b",
            })
    void whatNobodySeesIsInNoIdentity(String unseen) {
        assertWrong("userId", () -> ProvisionRequest.builder(unseen, "a@example.com", "free"));
        assertWrong(
                "tier",
                () -> ProvisionRequest.builder("u", "a@example.com", unseen).build());
        assertWrong(
                "groups",
                () -> ProvisionRequest.builder("u", "a@example.com", "free")
                        .addGroups(unseen)
                        .build());
        assertWrong("teamId", () -> TeamSpec.existing(unseen));
        assertWrong("team alias", () -> TeamSpec.createIfMissing("t", unseen, Models.all()));
        assertWrong("tier", () -> Grant.tier(unseen, Instant.EPOCH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u00a0b", "a\u200bb", "a\ufeffb", "a\u202eb", "a\u0007b", "a b", "a\tb"})
    void anAddressHoldsNothingThatNobodySees(String local) {
        assertWrong(
                "email",
                () -> ProvisionRequest.builder("u", local + "@example.com", "free")
                        .build());
        assertWrong(
                "email",
                () -> ProvisionRequest.builder("u", "a@" + local + ".com", "free")
                        .build());
        assertWrong("email", () -> PersonUpdate.email(local + "@example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.com\u00a0",
                "\ufeffada@example.com",
                "\u200b ada@example.com\n",
                "Ada@Example.com\u3000"
            })
    void whatNobodySeesAroundAnAddressIsTakenAway(String email) {
        assertThat(ProvisionRequest.builder("u", email, "free").build().email()).isEqualTo("ada@example.com");
        assertThat(PersonUpdate.email(email).email()).isEqualTo("ada@example.com");
    }

    @Test
    void aNameLosesWhatIsHarmlessAndIsRefusedElse() {
        assertThat(ProvisionRequest.builder("u", "a@example.com", "free")
                        .name(" Ada\u00a0Lovelace ")
                        .build()
                        .name())
                .isEqualTo("Ada Lovelace");
        assertThat(PersonUpdate.name("Ada\u00a0Lovelace").name()).isEqualTo("Ada Lovelace");
        assertWrong("name", () -> PersonUpdate.name("Ada\u202eecalevoL"));
        assertWrong("name", () -> PersonUpdate.name("\u00a0"));
    }

    @Test
    void whatIsMissingOrBrokenIsNamed() {
        assertWrong("userId", () -> ProvisionRequest.builder("a\ud800", "a@example.com", "free"));
        assertWrong(
                "email",
                () -> ProvisionRequest.builder("u", "a\ud800@example.com", "free")
                        .build());
        assertWrong("userId", () -> ProvisionRequest.builder(missing(), "a@example.com", "free"));
        assertWrong("email", () -> ProvisionRequest.builder("u", missing(), "free"));
        assertWrong("tier", () -> ProvisionRequest.builder("u", "a@example.com", missing()));
        assertWrong(
                "groups",
                () -> new ProvisionRequest(
                        "u",
                        "a@example.com",
                        "free",
                        null,
                        null,
                        Arrays.asList("a", missing()),
                        null,
                        null,
                        null,
                        false));
        assertWrong("teamId", () -> TeamSpec.existing(missing()));
        assertWrong("models", () -> TeamSpec.createIfMissing("t", "T", Models.of("a", missing())));
        assertWrong("until", () -> Grant.tier("pro", missing()));
    }

    /** As an application without NullAway hands it in. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T missing() {
        return null;
    }

    @Test
    void aPasswordHasAtMost72Bytes() {
        assertThat(withPassword("é".repeat(36)).password()).isNotNull();
        assertWrong("password", () -> withPassword("a".repeat(73)));
        assertWrong("password", () -> withPassword("é".repeat(36) + "a"));
        assertWrong("password", () -> withPassword("a\u0000b"));
        assertWrong("password", () -> withPassword("a\ud800b"));
    }

    private static ProvisionRequest withPassword(String password) {
        return ProvisionRequest.builder("u", "a@example.com", "free")
                .password(Secret.of(password))
                .build();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1, -1e-300})
    void anAmountIsFiniteAndNotNegative(double amount) {
        assertWrong("maxBudget", () -> Grant.budget(amount, Instant.EPOCH));
        assertWrong(
                "maxBudget",
                () -> TeamSpec.builder("t", "T", Models.all()).maxBudget(amount).build());
        assertWrong(
                "maxBudget",
                () -> SubscriptionTier.builder("t", Models.all())
                        .maxBudget(amount)
                        .build());
        assertWrong(
                "softBudget",
                () -> SubscriptionTier.builder("t", Models.all())
                        .softBudget(amount)
                        .build());
        assertWrong("user.maxBudget", () -> new UserLimits(null, null, amount, null));
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
    void theFacadesBuilderNamesWhatIsWrong() {
        assertWrong("instance", () -> BridgeFacade.builder().instance(missing()));
        assertWrong("secret", () -> BridgeFacade.builder().secret(missing()));
        assertWrong("patience", () -> BridgeFacade.builder().patience(Duration.ofSeconds(-1)));
        assertWrong("rotationGrace", () -> BridgeFacade.builder().rotationGrace(Duration.ofSeconds(-1)));
        assertWrong("deadline", () -> BridgeFacade.builder().deadline(Duration.ZERO));
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
