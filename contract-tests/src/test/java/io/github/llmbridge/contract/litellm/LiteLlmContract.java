package io.github.llmbridge.contract.litellm;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.contract.tour.Declared;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.chat.ChatCompletionRequest;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.keys.GenerateKeyRequestBuilder;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.users.NewUserRequest;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;

/** What the tests of one LiteLLM share: a client with the master key, and short ways to make what they need. */
abstract class LiteLlmContract {
    @Parameter
    ServerLine line;

    Wire wire;
    LiteLlmClient client;

    @BeforeEach
    final void open() {
        wire = new Wire();
        client = wire.liteLlm(line);
    }

    @AfterEach
    final void close() {
        client.close();
        wire.close();
    }

    /** Whether the server has the operation, such as {@code teams.patch}, by what the client says of it. */
    boolean has(String operation) {
        return Declared.liteLlmHas(line, operation);
    }

    /** Whether the server has the field, by what the client says of it. */
    boolean has(Class<? extends Record> type, String field) {
        return line.liteLlmHas(Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getName().equals(field))
                .findFirst()
                .orElseThrow());
    }

    /** A key that no server has seen. */
    static Secret chosenKey() {
        return Secret.of("sk-" + UUID.randomUUID().toString().replace("-", ""));
    }

    /** A request for a chosen key with an alias of its own, so that it is told apart on a server that others use too. */
    static GenerateKeyRequestBuilder keyFor(Models models) {
        return GenerateKeyRequest.builder(models).key(chosenKey()).keyAlias(ServerLine.unique("key"));
    }

    /** Makes the key. */
    Secret make(GenerateKeyRequestBuilder request) {
        return client.keys().generate(request.build()).key();
    }

    /** A new key for one cheap model. */
    Secret newKey() {
        return make(keyFor(Models.of("gpt-4o-mini")));
    }

    /** What the server keeps of a key. */
    Key stored(Secret key) {
        return client.keys().info(KeyHash.of(key));
    }

    /** A new user who may call every model. */
    String newUser() {
        String id = ServerLine.unique("user");
        client.users().create(NewUserRequest.builder(id, Models.all()).build());
        return id;
    }

    /** A new team whose keys may call these models. */
    String newTeam(Models models) {
        String id = ServerLine.unique("team");
        client.teams().create(NewTeamRequest.builder(id, models).build());
        return id;
    }

    /** The text of a model's answer to this key. */
    String ask(Secret key, String model) {
        return client.as(key)
                .chatCompletions()
                .create(ChatCompletionRequest.of(model, "Hello?"))
                .text();
    }
}
