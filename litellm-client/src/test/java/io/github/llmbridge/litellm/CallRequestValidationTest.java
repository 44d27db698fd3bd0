package io.github.llmbridge.litellm;

import static io.github.llmbridge.litellm.RefusedInput.assertRefused;
import static io.github.llmbridge.litellm.RefusedInput.refused;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.chat.ChatCompletionRequest;
import io.github.llmbridge.litellm.chat.ChatCompletionRequestBuilder;
import io.github.llmbridge.litellm.credentials.NewCredentialRequest;
import io.github.llmbridge.litellm.credentials.UpdateCredentialRequest;
import io.github.llmbridge.litellm.invitations.DeleteInvitationRequest;
import io.github.llmbridge.litellm.invitations.NewInvitationRequest;
import io.github.llmbridge.litellm.spend.ActivityQuery;
import io.github.llmbridge.litellm.spend.SpendLogPageQuery;
import io.github.llmbridge.litellm.tags.NewTagRequest;
import io.github.llmbridge.litellm.tags.UpdateTagRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server would take and misread of chats, credentials, tags, invitations and spend is refused by the field's name. */
class CallRequestValidationTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
    private static final Instant MOMENT = Instant.parse("2026-11-01T00:00:00Z");

    static Stream<Arguments> requests() {
        return Stream.of(
                refused("model", () -> ChatCompletionRequest.of(" ", "Hello?")),
                refused(
                        "messages",
                        () -> ChatCompletionRequest.builder("gpt-4o").build()),
                refused("temperature", () -> chat().temperature(2.1).build()),
                refused("temperature", () -> chat().temperature(Double.NaN).build()),
                refused("user", () -> chat().user("").build()),
                refused("maxTokens", () -> chat().maxTokens(0).build()),
                refused(
                        "maxCompletionTokens",
                        () -> chat().maxCompletionTokens(-1).build()),
                refused("n", () -> chat().n(0).build()),
                refused(
                        "credentialName",
                        () -> NewCredentialRequest.of(" ", Map.of("api_key", Secret.of("x")))
                                .build()),
                refused("modelId", () -> NewCredentialRequest.ofModel("c1", "").build()),
                refused(
                        "credentialName",
                        () -> UpdateCredentialRequest.builder("").build()),
                refused("name", () -> NewTagRequest.builder(" ").build()),
                refused(
                        "maxBudget",
                        () -> NewTagRequest.builder("t1").maxBudget(Double.NaN).build()),
                refused(
                        "softBudget",
                        () -> NewTagRequest.builder("t1").softBudget(-1.0).build()),
                refused(
                        "rpmLimit",
                        () -> NewTagRequest.builder("t1").rpmLimit(-1L).build()),
                refused("name", () -> UpdateTagRequest.builder("").build()),
                refused(
                        "maxBudget",
                        () -> UpdateTagRequest.builder("t1").maxBudget(-1).build()),
                refused("userId", () -> NewInvitationRequest.of("")),
                refused("invitationId", () -> DeleteInvitationRequest.of(" ")),
                refused("page", () -> ActivityQuery.builder(DAY, DAY).page(0).build()),
                refused(
                        "ids",
                        () -> ActivityQuery.builder(DAY, DAY).ids(List.of(" ")).build()),
                refused(
                        "startDate",
                        () -> ActivityQuery.builder(DAY, DAY.minusDays(1)).build()),
                refused(
                        "start",
                        () -> SpendLogPageQuery.builder(MOMENT, MOMENT.minusSeconds(1))
                                .build()));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("requests")
    void fieldThatAServerWouldMisreadIsRefusedByName(String field, ThrowingCallable request) {
        assertRefused(field, request);
    }

    private static ChatCompletionRequestBuilder chat() {
        return ChatCompletionRequest.builder("gpt-4o", "Hello?");
    }
}
