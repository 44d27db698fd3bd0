package io.github.llmbridge.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EqualityTest {
    @BridgeTest
    private static final class One {}

    @BridgeTest
    private static final class Other {}

    @BridgeTest(models = "m")
    private static final class WithModels {}

    private static final class Without {}

    private final StandInsCustomizerFactory factory = new StandInsCustomizerFactory();

    @Test
    void testsThatAreAnnotatedAlikeShareAContext() {
        assertThat(factory.createContextCustomizer(One.class, List.of()))
                .isEqualTo(factory.createContextCustomizer(Other.class, List.of()))
                .isNotEqualTo(factory.createContextCustomizer(WithModels.class, List.of()));
        assertThat(factory.createContextCustomizer(Without.class, List.of())).isNull();
    }
}
