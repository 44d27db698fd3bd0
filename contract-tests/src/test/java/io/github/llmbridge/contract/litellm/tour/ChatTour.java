package io.github.llmbridge.contract.litellm.tour;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.chat.ChatCompletionChunk;
import io.github.llmbridge.litellm.chat.ChatCompletionRequest;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import java.util.stream.Stream;

/** Chat completions. */
final class ChatTour extends LiteLlmTour {
    ChatTour(ServerLine line) {
        super(line);
    }

    @Override
    public void run() {
        Secret usersKey = client.keys()
                .generate(GenerateKeyRequest.builder(Models.of("gpt-4o-mini")).build())
                .key();
        // > Ask a model with a user's key
        client.as(usersKey).chatCompletions().create(ChatCompletionRequest.of("gpt-4o-mini", "Hello?"));
        // > Ask a model and read while it answers (to be closed)
        Stream<ChatCompletionChunk> chunks = client.as(usersKey)
                .chatCompletions()
                .createStreaming(ChatCompletionRequest.of("gpt-4o-mini", "Hello?"));
        try (chunks) {
            chunks.forEach(chunk -> {});
        }
    }
}
