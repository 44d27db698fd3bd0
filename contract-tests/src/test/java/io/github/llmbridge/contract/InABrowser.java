package io.github.llmbridge.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Marks a test that opens the page of a real Open WebUI in headless Chromium, which must be installed. {@code .ci/run} runs it by
 * {@code -Dgroups=browser}.
 */
@Tag("browser")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface InABrowser {}
