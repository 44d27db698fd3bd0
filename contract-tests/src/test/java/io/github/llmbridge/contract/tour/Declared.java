package io.github.llmbridge.contract.tour;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.OpenWebUiUser;
import java.util.List;

/** Every operation that the clients declare. */
public final class Declared {
    public static final List<Operation> LITELLM = Operation.of(LiteLlmClient.class);
    public static final List<Operation> OPENWEBUI = Operation.of(OpenWebUiClient.class, OpenWebUiUser.class);

    private Declared() {}

    /** Whether the line's LiteLLM has an operation, such as {@code teams.patch}, by what the client says of it. */
    public static boolean liteLlmHas(ServerLine line, String operation) {
        return line.liteLlmHas(LITELLM.stream()
                .filter(declared -> declared.name().equals(operation))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no operation " + operation))
                .method());
    }
}
