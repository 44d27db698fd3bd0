package io.github.llmbridge.bridge.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServedModelsTest {
    private static final String NEW = "1.106.0";
    private static final String OLD = "1.77.3";

    static Deployment named(String name, String... groups) {
        return new Deployment(name, "id-of-" + name, "up/" + name, List.of(groups), false, null);
    }

    static ServedModels serving(String version, Deployment... deployments) {
        return ServedModels.of(version, List.of(deployments));
    }

    @Test
    void aTierMayNameWhateverLiteLlmUnderstands() {
        ServedModels served = serving(NEW, named("prov/one", "beta"), named("plain"), named("wild/*"));

        assertThat(served.unknown(List.of(
                        "prov/one",
                        "id-of-plain",
                        "up/plain",
                        "prov/*",
                        "*",
                        "p*",
                        "beta",
                        "wild/any",
                        "wild/*",
                        "wild/gpt-*",
                        "*/gpt",
                        "all-proxy-models",
                        "all-team-models",
                        "no-default-models")))
                .isEmpty();
    }

    @Test
    void whatItNeitherServesNorUnderstandsIsUnknown() {
        ServedModels served = serving(NEW, named("prov/one", "beta"), named("plain"), named("wild/*"));

        assertThat(served.unknown(List.of("prov/two", "plain", "gamma", "other/*", "Prov/*", "prov/one/", "plain")))
                .containsExactly("prov/two", "gamma", "other/*", "Prov/*", "prov/one/");
        assertThat(serving(NEW).unknown(List.of("*", "x"))).containsExactly("*", "x");
    }

    @Test
    void aProviderThatCanBeGuessedIsNotUnknown() {
        ServedModels served = serving(NEW, named("gpt-4o"));

        assertThat(served.unknown(List.of("openai/*", "groq/*"))).containsExactly("groq/*");
        assertThat(serving(NEW, named("openai/*")).unknown(List.of("gpt-4o", "x/gpt-4o")))
                .containsExactly("x/gpt-4o");
    }

    @Test
    void aNameInTheListThatNoDeploymentExplainsIsAnAlias() {
        ServedModels served = serving(NEW, named("prov/one", "beta"), named("wild/*"));

        assertThat(served.unknown(List.of("alias"))).containsExactly("alias");
        assertThat(served.withListed(List.of("prov/one", "beta", "wild/*", "wild/gpt", "alias"))
                        .unknown(List.of("alias", "other")))
                .containsExactly("other");
    }

    @Test
    void theMostSpecificWildcardAloneCounts() {
        ServedModels served = serving(
                NEW, named("w/*", "wild"), named("w/gpt-*", "gpt"), named("w/*-turbo", "turbo"), named("w/x", "x"));

        assertThat(served.inGroup("wild", "w/any")).isEqualTo(Grant.YES);
        assertThat(served.inGroup("wild", "w/gpt-5")).isEqualTo(Grant.NO);
        assertThat(served.inGroup("turbo", "w/gpt-5-turbo")).isEqualTo(Grant.YES);
        assertThat(served.inGroup("gpt", "w/gpt-5-turbo")).isEqualTo(Grant.NO);
        assertThat(served.inGroup("wild", "w/x")).isEqualTo(Grant.NO);
        assertThat(served.inGroup("nogroup", "w/x")).isEqualTo(Grant.NO);
    }

    @Test
    void whichOfTwoEquallySpecificWildcardsServesIsNotTold() {
        ServedModels served = serving(NEW, named("a*-b", "left"), named("a-*b", "right"), named("a*-c", "left"));

        assertThat(served.inGroup("left", "a-x-b")).isEqualTo(Grant.MAYBE);
        assertThat(served.inGroup("left", "ax-b")).isEqualTo(Grant.YES);
    }

    @Test
    void groupsOfAGuessedProviderCountSince1_106() {
        Deployment wildcard = named("openai/*", "all");

        assertThat(serving(NEW, wildcard).inGroup("all", "gpt-4o")).isEqualTo(Grant.MAYBE);
        assertThat(serving(OLD, wildcard).inGroup("all", "gpt-4o")).isEqualTo(Grant.NO);
        assertThat(serving(OLD, wildcard).serves("gpt-4o")).isEqualTo(Grant.MAYBE);
    }

    @Test
    void aGroupWithAWildcardNeedsALicenceInAKey() {
        ServedModels served = serving(NEW, named("w/*", "wild"), named("w/one", "taken"), named("p/one", "plain"));

        assertThat(served.needLicence(List.of("w/*", "wild", "taken", "plain", "p/one")))
                .containsExactly("wild", "taken");
    }

    @Test
    void aDeploymentOfOneTeamIsNobodyElses() {
        Deployment own = new Deployment("model_name_t1", "id", "up", List.of("beta"), false, "mine");
        ServedModels served = serving(NEW, own, named("theirs"));

        assertThat(served.unknown(List.of("mine", "model_name_t1"))).containsExactly("model_name_t1");
        assertThat(ModelAccess.builder(served).build().decide("mine")).isEqualTo(Decision.CANNOT_TELL);
        assertThat(served.withListed(List.of("mine")).isAlias("mine")).isFalse();
    }

    @Test
    void aMoveAsksForEachEntryAsIfItWereAModel() {
        ServedModels served = serving(NEW, named("p/one", "beta"));

        assertThat(served.keepFromTeam(List.of("p/*", "beta", "p/one", "all-team-models"), List.of("p/one")))
                .containsExactly("p/*", "beta");
        assertThat(serving(OLD, named("p/one")).keepFromTeam(List.of("all-team-models"), List.of("p/one")))
                .containsExactly("all-team-models");
        assertThat(served.keepFromTeam(List.of("p/one"), List.of("beta"))).isEmpty();
    }

    @Test
    void rulesAreThoseOfTheVersion() {
        assertThat(List.of("1.106.0", "1.106.0-stable", "1.108.6", "1.109", "2.0.0"))
                .extracting(Rules::of)
                .containsOnly(Rules.SINCE_1_106);
        assertThat(List.of("1.77.3", "1.90.7", "1.90.99", "1.77.3.dev4", "0.9.0"))
                .extracting(Rules::of)
                .containsOnly(Rules.UP_TO_1_90);
        assertThat(List.of("1.91.0", "1.105.9", "", "x", "1"))
                .extracting(Rules::of)
                .containsOnly(Rules.UNSURE);
        assertThat(Rules.of(null)).isEqualTo(Rules.UNSURE);
    }
}
