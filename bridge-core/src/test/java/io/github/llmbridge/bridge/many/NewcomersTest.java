package io.github.llmbridge.bridge.many;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.look.Everybody;
import io.github.llmbridge.bridge.look.KnownOrganizations;
import io.github.llmbridge.bridge.person.MigrationRules;
import io.github.llmbridge.bridge.report.MigrationPlan.Wish;
import io.github.llmbridge.bridge.tiers.SubscriptionTier;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.users.User;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewcomersTest {
    private static final TierCatalog TIERS =
            TierCatalog.of(SubscriptionTier.builder("free", Models.all()).build());

    @Test
    void ofSeveralUsersWithOneAddressNobodyIsTaken() {
        User ada = user("u-1", "ada@example.com", "Ada", Map.of());
        User twin = user("u-2", "ADA@example.com", "Ada", Map.of());

        assertThatThrownBy(() -> newcomers(ada, twin).wish(ada))
                .hasMessage("several users of LiteLLM have the e-mail ada@example.com");
        assertThat(newcomers(ada).wish(ada).email()).isEqualTo("ada@example.com");
    }

    @Test
    void aPersonOfAnotherBridgeIsLeft() {
        User theirs = user("u-1", "ada@example.com", "Ada", Map.of("llmbridge", Map.of("us", Map.of("generation", 1))));

        assertThatThrownBy(() -> newcomers(theirs).wish(theirs)).hasMessage("it is a person of another bridge: [us]");
    }

    @Test
    void whoHasNoAliasIsNamedAfterTheAddress() {
        User nameless = user("u-1", "ada.l@example.com", "  ", Map.of());

        assertThat(newcomers(nameless).wish(nameless).name()).isEqualTo("ada.l");
    }

    @Test
    void whatIsNoAddressIsNoAddress() {
        User odd = user("u-1", "ada", "Ada", Map.of());
        User none = user("u-2", null, "Ada", Map.of());

        assertThatThrownBy(() -> newcomers(odd, none).wish(odd)).hasMessage("its e-mail is no address");
        assertThatThrownBy(() -> newcomers(odd, none).wish(none)).hasMessage("it has no e-mail");
    }

    @Test
    void anOrganizationWithoutAnAliasIsNamedByItsId() {
        User ada = user("u-1", "ada@example.com", "Ada", Map.of());
        Newcomers newcomers = new Newcomers(
                MigrationRules.tier("free"),
                TIERS,
                everybody(ada),
                new KnownOrganizations(Map.of("o-2", "Acme"), Map.of("u-1", Set.of("o-1", "o-2"))),
                "eu");

        Wish wish = newcomers.wish(ada);

        assertThat(wish.groups()).containsExactly("grp_o-1", "grp_o-2");
        assertThat(newcomers.groupNames()).isEqualTo(Map.of("grp_o-1", "grp_o-1", "grp_o-2", "Acme"));
    }

    private static Newcomers newcomers(User... users) {
        return new Newcomers(
                MigrationRules.tier("free"), TIERS, everybody(users), new KnownOrganizations(Map.of(), Map.of()), "eu");
    }

    private static Everybody everybody(User... users) {
        return new Everybody(
                Arrays.stream(users).collect(Collectors.toMap(User::userId, Function.identity())),
                Set.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                Set.of(),
                List.of());
    }

    private static User user(String id, @Nullable String email, String alias, Map<String, Object> metadata) {
        return new User(
                id,
                email,
                alias,
                null,
                null,
                null,
                null,
                null,
                Models.all(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                metadata,
                Map.of());
    }
}
