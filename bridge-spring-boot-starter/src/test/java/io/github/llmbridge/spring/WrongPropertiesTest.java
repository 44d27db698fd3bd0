package io.github.llmbridge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

class WrongPropertiesTest {
    private static StandIns servers;

    @BeforeAll
    static void start() {
        servers = new StandIns();
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "llmbridge.litellm.url",
                "llmbridge.litellm.master-key",
                "llmbridge.openwebui.url",
                "llmbridge.openwebui.admin-email",
                "llmbridge.openwebui.admin-password",
                "llmbridge.connection-url"
            })
    void whatIsMissingIsNamed(String property) {
        assertThat(told(property + "=")).contains("- " + property + " is missing");
    }

    @Test
    void allThatAClientLacksIsNamedAtOnce() {
        assertThat(told("llmbridge.litellm.url=", "llmbridge.litellm.master-key= "))
                .contains("llmbridge.litellm.url is missing", "llmbridge.litellm.master-key is missing");
        assertThat(told("llmbridge.openwebui.admin-email=", "llmbridge.openwebui.admin-password="))
                .contains("llmbridge.openwebui.admin-token is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "llmbridge.litellm.url=litellm:4000 | llmbridge.litellm.url must begin with http:// or https://",
                "llmbridge.openwebui.url=http://u:hidden@host | llmbridge.openwebui.url must hold no user",
                "llmbridge.connection-url=/v1 | llmbridge.connection-url must begin with",
                "llmbridge.secret=hidden | llmbridge.secret must have at least 32 bytes",
                "llmbridge.former-secrets[0]=hidden | llmbridge.former-secrets[0] must have at least 32 bytes",
                "llmbridge.instance=no blanks | llmbridge.instance must have 1 to 40 letters",
                "llmbridge.deadline=0s | llmbridge.deadline must be positive",
                "llmbridge.people-at-a-time=0 | llmbridge.people-at-a-time must be positive",
                "llmbridge.litellm.read-timeout=0s | llmbridge.litellm.read-timeout must be a millisecond at least",
                "llmbridge.tiers.pro.max-budget=1 | llmbridge.tiers.pro is wrong: models is missing",
                "llmbridge.tiers.free.budget-duration=3w | llmbridge.tiers.free is wrong: budget duration '3w'"
            })
    void whatIsWrongIsNamed(String setting, String sentence) {
        assertThat(told(setting)).contains("- " + sentence);
    }

    @Test
    void aSecretWithALineBreakIsNotQuoted() {
        assertThat(told("llmbridge.litellm.master-key=sk-hidden\nsk-hidden"))
                .contains("llmbridge.litellm.master-key must not contain a line break");
    }

    @Test
    void noTierIsNamed() {
        List<String> all = new ArrayList<>();
        StandIns.silent()
                .withPropertyValues(
                        "llmbridge.litellm.url=http://localhost:1",
                        "llmbridge.litellm.master-key=sk-hidden",
                        "llmbridge.openwebui.url=http://localhost:1",
                        "llmbridge.openwebui.admin-token=hidden")
                .run(context -> all.add(analysis(Objects.requireNonNull(context.getStartupFailure()))));
        assertThat(all).singleElement().asString().contains("llmbridge.tiers is missing");
    }

    @Test
    void aMistypedLimitOfATierIsNamed() {
        servers.application()
                .withPropertyValues("llmbridge.tiers.free.max-bugdet=1")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("llmbridge.tiers.free.max-bugdet"));
    }

    @Test
    void propertiesDoNotShowSecrets() {
        servers.application()
                .withPropertyValues("llmbridge.openwebui.admin-token=hidden")
                .run(context -> assertThat(
                                context.getBean(BridgeProperties.class).toString())
                        .contains(servers.liteLlm.baseUrl().toString())
                        .doesNotContain("hidden", StandIns.SECRET, servers.liteLlm.masterKey()));
    }

    /** What an application with these settings tells when it cannot start; all of what it prints is free of secrets. */
    private static String told(String... settings) {
        List<String> told = new ArrayList<>();
        servers.application().withPropertyValues(settings).run(context -> {
            assertThat(context).hasFailed();
            Throwable failure = Objects.requireNonNull(context.getStartupFailure());
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            String analysis = analysis(failure);
            assertThat(trace + analysis)
                    .doesNotContain(
                            "hidden", StandIns.SECRET, servers.liteLlm.masterKey(), servers.openWebUi.adminPassword());
            told.add(analysis);
        });
        return told.get(0);
    }

    /** As Spring Boot finds it; other analyzers need what only a whole application has. */
    private static String analysis(Throwable failure) {
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, (type, name, problem) -> {})
                .stream()
                .filter(analyzer -> analyzer instanceof WrongPropertiesFailureAnalyzer)
                .map(analyzer -> analyzer.analyze(failure))
                .map(FailureAnalysis::getDescription)
                .findFirst()
                .orElseThrow();
    }
}
