package io.github.llmbridge.contract.openwebui.tour;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.tour.Declared;
import io.github.llmbridge.contract.tour.Tours;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.Parameter;

/** Each of Open WebUI's operations is called on every line that has it, and each answer is understood whole. */
@OnEveryLine
class OpenWebUiToursTest {
    @Parameter
    ServerLine line;

    @TestFactory
    Stream<DynamicTest> everyOperation() {
        return Tours.tests(
                OpenWebUiTours.on(line), Declared.OPENWEBUI, operation -> line.openWebUiHas(operation.method()));
    }
}
