package io.github.llmbridge.contract.litellm.tour;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.tour.Declared;
import io.github.llmbridge.contract.tour.Tours;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.Parameter;

/** Each of LiteLLM's operations is called on every line that has it, and each answer is understood whole. */
@OnEveryLine
class LiteLlmToursTest {
    @Parameter
    ServerLine line;

    @TestFactory
    Stream<DynamicTest> everyOperation() {
        return Tours.tests(LiteLlmTours.on(line), Declared.LITELLM, operation -> line.liteLlmHas(operation.method()));
    }
}
