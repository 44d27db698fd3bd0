package io.github.llmbridge.contract.tour;

import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.OpenWebUiUser;
import java.util.List;

/** Every operation that the clients declare. */
public final class Declared {
    public static final List<Operation> LITELLM = Operation.of(LiteLlmClient.class);
    public static final List<Operation> OPENWEBUI = Operation.of(OpenWebUiClient.class, OpenWebUiUser.class);

    private Declared() {}
}
