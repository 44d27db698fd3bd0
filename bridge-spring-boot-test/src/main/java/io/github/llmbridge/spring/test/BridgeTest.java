package io.github.llmbridge.spring.test;

import io.github.llmbridge.testkit.FakeLiteLlm;
import io.github.llmbridge.testkit.FakeOpenWebUi;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives the application of a test stand-ins of LiteLLM and Open WebUI, beside {@code @SpringBootTest} or any other test
 * that starts a context of Spring. The properties {@code llmbridge.litellm.url} and {@code master-key}, {@code
 * llmbridge.openwebui.url}, {@code admin-token}, {@code admin-email} and {@code admin-password}, and {@code
 * llmbridge.connection-url} are those of the stand-ins, whatever the application says. {@link FakeLiteLlm} and {@link
 * FakeOpenWebUi} are beans.
 *
 * <p>The stand-ins live as long as the context, which Spring shares among tests that are configured alike. They serve
 * on the loopback address.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface BridgeTest {
    /** Which LiteLLM: {@link FakeLiteLlm#LATEST}, {@link FakeLiteLlm#MIDDLE} or {@link FakeLiteLlm#SEED}. */
    String liteLlm() default FakeLiteLlm.LATEST;

    /** Which Open WebUI: {@link FakeOpenWebUi#LATEST}, {@link FakeOpenWebUi#MIDDLE} or {@link FakeOpenWebUi#SEED}. */
    String openWebUi() default FakeOpenWebUi.LATEST;

    /** The models of LiteLLM; those of the stand-in if none is named. */
    String[] models() default {};
}
