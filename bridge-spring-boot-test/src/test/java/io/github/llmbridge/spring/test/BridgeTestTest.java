package io.github.llmbridge.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.testkit.FakeLiteLlm;
import io.github.llmbridge.testkit.FakeOpenWebUi;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** An application that would reach real servers is tested on stand-ins. */
@BridgeTest
@SpringBootTest(
        classes = BridgeTestTest.Application.class,
        properties = {
            "llmbridge.litellm.url=http://litellm.invalid",
            "llmbridge.litellm.master-key=sk-of-production",
            "llmbridge.openwebui.url=http://open-webui.invalid",
            "llmbridge.openwebui.admin-token=of-production",
            "llmbridge.connection-url=https://llm.invalid/v1",
            "llmbridge.tiers.free.models=gpt-4o-mini"
        })
class BridgeTestTest {
    @Configuration
    @EnableAutoConfiguration
    static class Application {}

    @Autowired
    BridgeFacade bridge;

    @Autowired
    FakeLiteLlm liteLlm;

    @Autowired
    FakeOpenWebUi openWebUi;

    @Test
    void aPersonSignsUpOnTheStandIns() {
        liteLlm.clearCalls();

        assertThat(bridge.provisionUser(ProvisionRequest.builder("user-42", "ada@example.com", "free")
                                .build())
                        .status())
                .isEqualTo(Status.READY);

        assertThat(liteLlm.calls()).isNotEmpty();
        assertThat(openWebUi.calls()).isNotEmpty();
        assertThat(liteLlm.version()).isEqualTo(FakeLiteLlm.LATEST);
    }

    /** A test within takes what is around it. */
    @Nested
    class Within {
        @Test
        void theStandInsAreShared(@Autowired FakeLiteLlm shared) {
            assertThat(shared).isSameAs(liteLlm);
        }
    }

    /** Another line, other models. */
    @Nested
    @BridgeTest(liteLlm = FakeLiteLlm.SEED, openWebUi = FakeOpenWebUi.SEED, models = "house-model")
    class Older {
        @Test
        void theStandInsAreThoseThatAreNamed(@Autowired FakeLiteLlm older, @Autowired Environment environment) {
            assertThat(older.version()).isEqualTo(FakeLiteLlm.SEED);
            assertThat(environment.getProperty("llmbridge.litellm.url"))
                    .isEqualTo(older.baseUrl().toString());
        }
    }
}
