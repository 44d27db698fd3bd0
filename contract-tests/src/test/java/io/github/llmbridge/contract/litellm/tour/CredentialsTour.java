package io.github.llmbridge.contract.litellm.tour;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.credentials.NewCredentialRequest;
import io.github.llmbridge.litellm.credentials.UpdateCredentialRequest;
import java.util.Map;

/** Credentials. */
final class CredentialsTour extends LiteLlmTour {
    CredentialsTour(ServerLine line) {
        super(line);
    }

    @Override
    public void run() {
        String name = id("openai-eu");
        // > Store a credential
        client.credentials()
                .create(NewCredentialRequest.of(name, Map.of("api_key", Secret.of("sk-of-the-provider")))
                        .build());
        // > Read a credential, masked
        client.credentials().info(name);
        // > Every credential
        client.credentials().list();
        // > Change a credential
        client.credentials()
                .update(UpdateCredentialRequest.builder(name)
                        .credentialValues(Map.of("api_base", Secret.of("https://llm.example.com")))
                        .build());
        // > Delete a credential
        client.credentials().deleteIfPresent(name);
    }
}
