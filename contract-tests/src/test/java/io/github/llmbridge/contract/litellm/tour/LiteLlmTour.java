package io.github.llmbridge.contract.litellm.tour;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.tour.AnswerCheck;
import io.github.llmbridge.contract.tour.Declared;
import io.github.llmbridge.contract.tour.Tour;
import io.github.llmbridge.http.RetryPolicy;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.users.NewUserRequest;
import java.time.LocalDate;
import java.util.UUID;

/** A tour of some of LiteLLM's operations. */
abstract class LiteLlmTour extends Tour {
    private static final AnswerCheck CHECK = new AnswerCheck(Declared.LITELLM);

    static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 1);
    static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 30);

    final LiteLlmClient client;

    LiteLlmTour(ServerLine line) {
        super(line, line.masterKey());
        this.client = LiteLlmClient.builder()
                .baseUrl(line.liteLlmUrl())
                .masterKey(line.masterKey())
                .httpClient(http())
                .retry(RetryPolicy.none())
                .build()
                .with(options(CHECK));
    }

    /** Whether this LiteLLM has the operation, such as {@code teams.patch}. */
    final boolean has(String operation) {
        return Declared.liteLlmHas(line(), operation);
    }

    /** This version has the operation and answers it with a 500. */
    static void broken(Runnable operation) {
        assertThatThrownBy(operation::run).isInstanceOf(ServerErrorException.class);
    }

    /** A key that no server has seen. */
    static Secret chosenKey() {
        return Secret.of("sk-" + UUID.randomUUID().toString().replace("-", ""));
    }

    /** A new key for one model. */
    final KeyHash newKey() {
        return KeyHash.of(client.keys()
                .generate(GenerateKeyRequest.builder(Models.of("gpt-4o-mini")).build())
                .key());
    }

    /** A new user; the cheat sheet calls each {@code ada}. */
    final String newUser() {
        String user = id("ada");
        client.users().create(NewUserRequest.builder(user, Models.all()).build());
        return user;
    }

    /** A new team. */
    final String newTeam() {
        String team = id("research");
        client.teams()
                .create(NewTeamRequest.builder(team, Models.of("gpt-4o-mini")).build());
        return team;
    }
}
