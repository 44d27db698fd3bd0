package consumer;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.spring.test.BridgeTest;
import io.github.llmbridge.testkit.FakeLiteLlm;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** The application as its own tests see it: on stand-ins that an annotation starts. */
@BridgeTest
@SpringBootTest
class SignupTest {
    @Autowired
    BridgeFacade bridge;

    @Autowired
    FakeLiteLlm liteLlm;

    @Test
    void aPersonSignsUp() {
        Status status = bridge.provisionUser(ProvisionRequest.builder("user-1", "bob@example.com", "free")
                        .build())
                .status();

        Assertions.assertEquals(Status.READY, status);
        Assertions.assertFalse(liteLlm.calls().isEmpty());
    }
}
