package io.github.llmbridge.spring.test;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Finds {@link BridgeTest} on a test or around it. Spring makes it by its name in {@code spring.factories}. */
final class StandInsCustomizerFactory implements ContextCustomizerFactory {
    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> test, List<ContextConfigurationAttributes> configuration) {
        BridgeTest wanted = TestContextAnnotationUtils.findMergedAnnotation(test, BridgeTest.class);
        return wanted == null
                ? null
                : new StandInsCustomizer(wanted.liteLlm(), wanted.openWebUi(), List.of(wanted.models()));
    }
}
