package io.github.llmbridge.bridge.tiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.Models;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierCatalogTest {
    @Test
    void readsEveryField() throws IOException {
        TierCatalog catalog =
                read("{'tiers': {'free': {'models': ['a', 'b'], 'max_budget': 1.5, 'budget_duration': '1mo',"
                        + " 'key_duration': '12h', 'rpm_limit': 10, 'tpm_limit': 1000, 'groups': ['Free']},"
                        + " 'all': {'models': ['all-proxy-models']}}}");

        assertThat(catalog.names()).containsExactly("free", "all");
        assertThat(catalog.require("free"))
                .isEqualTo(SubscriptionTier.builder("free", Models.of("a", "b"))
                        .maxBudget(1.5)
                        .budgetDuration(BudgetDuration.of("1mo"))
                        .keyDuration(KeyDuration.of("12h"))
                        .rpmLimit(10L)
                        .tpmLimit(1000L)
                        .addGroups("Free")
                        .build());
        assertThat(catalog.require("all").models().isAll()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'tiers': {}} | tiers is missing or empty",
                "{} | tiers is missing or empty",
                "{'tiers': {'free': {}}} | models of tier 'free'",
                "{'tiers': {'free': {'models': []}}} | models of tier 'free'",
                "{'tiers': {'free': {'models': ['a'], 'max_buget': 1}}} | max_buget",
                "{'tiers': {'free': {'models': ['a'], 'max_budget': -1}}} | maxBudget",
                "{'tiers': {'free': {'models': ['a'], 'key_duration': '1w'}}} | key duration '1w'",
                "{'tiers': {'free': {'models': ['a'], 'key_duration': 'soon'}}} | key duration 'soon'",
                "{'tiers': {'free': {'models': ['a'], 'max_budget': 1, 'budget_duration': '1w'}}} | budget duration '1w'",
                "{'tiers': {'free': {'models': ['a'], 'budget_duration': '1d'}}} | needs a maxBudget",
                "{'tiers': {'free': {'models': ['a', null]}}} | models must be set",
                "{'tiers': {'free': {'models': ['a\\u00a0']}}} | models must not hold the invisible character U+00A0",
                "{'tiers': {'free\\u200b': {'models': ['a']}}} | tier name must not hold the invisible character U+200B",
                "{'tiers': {'free': {'models': ['a'], 'groups': ['Free ']}}} | groups must not hold white space around it",
                "{'tiers': {'free': {'models': ['a'], 'groups': [null]}}} | groups must be set",
                "{'tiers': {'free': {'models': ['a'], 'metadata': {'x': null}}}} | metadata.x must be set",
                "{'tiers': {'free': {'models': ['a'], 'metadata': {'x': ['a\\u0000']}}}} | metadata.x must not hold",
                "{'tiers': {'free': {'models': ['a'], 'budget_fallbacks': {'a': [null]}}}} | budgetFallbacks.a must be set",
                "{'tiers': {'free': {'models': ['a'], 'max_budget': 'NaN'}}} | maxBudget",
                "{'tiers': {'free': {'models': ['a'], 'key_duration': '999999999d'}}} | is too long",
                "{'tiers': {'free': {'models': ['a'], 'max_budget': 1, 'budget_duration': '2mo'}}} | budget duration '2mo'",
                "{'tiers': {'free': {'models': ['a'], 'rpm_limit': -1}}} | rpmLimit",
                "{'tiers': {'free': {'models': ['a'], 'max_parallel_requests': -1}}} | maxParallelRequests",
                "{'tiers': | end-of-input",
            })
    void saysWhatIsWrong(String json, String message) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void namesTheTiersThereAreWhereOneIsMissing() {
        TierCatalog catalog =
                TierCatalog.of(SubscriptionTier.builder("free", Models.of("a")).build());

        assertThatThrownBy(() -> catalog.require("gold"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("gold")
                .hasMessageContaining("free");
    }

    @Test
    void refusesANameThatOccursTwice() {
        SubscriptionTier tier = SubscriptionTier.builder("free", Models.of("a")).build();

        assertThatThrownBy(() -> TierCatalog.of(tier, tier)).hasMessageContaining("tier 'free' occurs twice");
    }

    private static TierCatalog read(String json) throws IOException {
        return TierCatalog.read(new ByteArrayInputStream(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }
}
