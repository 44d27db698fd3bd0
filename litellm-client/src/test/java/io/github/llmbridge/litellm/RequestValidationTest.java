package io.github.llmbridge.litellm;

import static io.github.llmbridge.litellm.RefusedInput.assertRefused;
import static io.github.llmbridge.litellm.RefusedInput.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.http.Patch;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.chat.ChatCompletionRequest;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.keys.GenerateKeyRequestBuilder;
import io.github.llmbridge.litellm.keys.KeyListQuery;
import io.github.llmbridge.litellm.keys.KeySelection;
import io.github.llmbridge.litellm.keys.UpdateKeyRequest;
import io.github.llmbridge.litellm.teams.DeleteTeamsRequest;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.teams.NewTeamRequestBuilder;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.litellm.teams.TeamMemberRequest;
import io.github.llmbridge.litellm.users.DeleteUsersRequest;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.github.llmbridge.litellm.users.NewUserRequestBuilder;
import io.github.llmbridge.litellm.users.UpdateUserRequest;
import io.github.llmbridge.litellm.users.UserListQuery;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server would take and misread is refused here, by the field's name. */
class RequestValidationTest {
    private static final KeyHash HASH = new KeyHash("0".repeat(64));

    static Stream<Arguments> requests() {
        return Stream.of(
                refused(
                        "key",
                        () -> key().key(Secret.of("not-a-key-of-litellm")).build()),
                refused("key", () -> key().key(Secret.of("sk-tooshort")).build()),
                refused("keyAlias", () -> key().keyAlias(" ").build()),
                refused("userId", () -> key().userId("").build()),
                refused("teamId", () -> key().teamId("").build()),
                refused("maxBudget", () -> key().maxBudget(-0.01).build()),
                refused("maxBudget", () -> key().maxBudget(Double.NaN).build()),
                refused(
                        "maxBudget",
                        () -> key().maxBudget(Double.POSITIVE_INFINITY).build()),
                refused("spend", () -> key().spend(-1.0).build()),
                refused("tpmLimit", () -> key().tpmLimit(-1L).build()),
                refused("rpmLimit", () -> key().rpmLimit(-1L).build()),
                refused(
                        "maxParallelRequests",
                        () -> key().maxParallelRequests(-1).build()),
                refused("keyAlias", () -> keyUpdate().keyAlias("").build()),
                refused("maxBudget", () -> keyUpdate().maxBudget(-1).build()),
                refused("tpmLimit", () -> keyUpdate().tpmLimit(-1).build()),
                refused("rpmLimit", () -> keyUpdate().rpmLimit(-1).build()),
                refused("keys", () -> KeySelection.of(List.of())),
                refused("page", () -> KeyListQuery.builder().page(0).build()),
                refused("size", () -> KeyListQuery.builder().size(101).build()),
                refused("userId", () -> KeyListQuery.builder().userId("").build()),
                refused("teamId", () -> KeyListQuery.builder().teamId("").build()),
                refused("keyAlias", () -> KeyListQuery.builder().keyAlias("").build()),
                refused(
                        "userId",
                        () -> NewUserRequest.builder(" ", Models.all()).build()),
                refused("userEmail", () -> user().userEmail("").build()),
                refused("userAlias", () -> user().userAlias("a\u0000").build()),
                refused(
                        "userId",
                        () -> NewUserRequest.builder("a\u0085b", Models.all()).build()),
                refused(
                        "userId",
                        () -> NewUserRequest.builder("\u00a0", Models.all()).build()),
                refused("teamId", () -> key().teamId("a\ud800").build()),
                refused("keyAlias", () -> key().keyAlias("a\u2028b").build()),
                refused("models", () -> Models.of(Arrays.asList("a", null))),
                refused("models", () -> Models.of("a\u0000")),
                refused("userIds", () -> new DeleteUsersRequest(Arrays.asList("a", null), Map.of())),
                refused(
                        "metadata.x",
                        () -> user().metadata(Map.of("x", "a\u0000")).build()),
                refused("metadata", () -> user().metadata(Map.of("x\ud800", 1)).build()),
                refused(
                        "metadata.y",
                        () -> key().metadata(Map.of("x", List.of(Map.of("y", "\u0000"))))
                                .build()),
                refused(
                        "metadata.x",
                        () -> keyUpdate().metadata(Map.of("x", "\u0000")).build()),
                refused("maxBudget", () -> user().maxBudget(-1.0).build()),
                refused("userId", () -> UpdateUserRequest.builder("").build()),
                refused("userEmail", () -> userUpdate().userEmail("").build()),
                refused("maxBudget", () -> userUpdate().maxBudget(-1).build()),
                refused("models", () -> userUpdate().models(Models.all()).build()),
                refused("userIds", () -> new DeleteUsersRequest(List.of(), Map.of())),
                refused("userIds", () -> new DeleteUsersRequest(List.of("u1", "u2"), Map.of())),
                refused("userIds", () -> new DeleteUsersRequest(List.of(" "), Map.of())),
                refused("page", () -> UserListQuery.builder().page(0).build()),
                refused("pageSize", () -> UserListQuery.builder().pageSize(101).build()),
                refused("teamId", () -> NewTeamRequest.builder("", Models.all()).build()),
                refused("teamAlias", () -> team().teamAlias("").build()),
                refused("maxBudget", () -> team().maxBudget(-1.0).build()),
                refused("tpmLimit", () -> team().tpmLimit(-1L).build()),
                refused("rpmLimit", () -> team().rpmLimit(-1L).build()),
                refused("teamIds", () -> new DeleteTeamsRequest(List.of())),
                refused("teamIds", () -> new DeleteTeamsRequest(List.of("t1", ""))),
                refused("teamId", () -> new TeamMemberRequest(" ", TeamMember.user("u1"))),
                refused("member.userId", () -> new TeamMemberRequest("t1", TeamMember.user(""))),
                refused("model", () -> ChatCompletionRequest.of("", "Hello")));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("requests")
    void fieldThatAServerWouldMisreadIsRefusedByName(String field, ThrowingCallable request) {
        assertRefused(field, request);
    }

    @Test
    void refusedKeyIsNotEchoed() {
        assertThatThrownBy(() -> key().key(Secret.of("open sesame")).build())
                .hasMessage("key must begin with sk- and have at least 16 characters");
    }

    @Test
    void requiredFieldThatIsMissingIsNamed() {
        assertThatThrownBy(() -> new GenerateKeyRequestBuilder().build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("models");
    }

    @Test
    void limitsOfZeroAreAllowedSinceTheyBlock() {
        assertThatCode(() -> key().maxBudget(0.0).tpmLimit(0L).rpmLimit(0L).build())
                .doesNotThrowAnyException();
        assertThatCode(() -> keyUpdate().maxBudget(0).tpmLimit(0).rpmLimit(0).build())
                .doesNotThrowAnyException();
    }

    @Test
    void clearedFieldsAreAllowed() {
        UpdateKeyRequest request = keyUpdate()
                .clearMaxBudget()
                .clearBudgetDuration()
                .clearDuration()
                .clearTpmLimit()
                .clearRpmLimit()
                .build();

        assertThat(request.maxBudget()).isEqualTo(Patch.clear());
        assertThat(request.keyAlias()).isNull();
    }

    @Test
    void keyNeverShowsInTheTextOfARequest() {
        Secret key = Secret.of("sk-" + "0".repeat(20) + "wxyz");

        assertThat(key().key(key).build().toString()).contains("sk-...wxyz").doesNotContain(key.reveal());
    }

    @Test
    void metadataIsCopiedAndShowsItsNamesOnly() {
        Map<String, Object> metadata = new HashMap<>(Map.of("plan", "hidden"));
        GenerateKeyRequest request = key().metadata(metadata).build();
        metadata.clear();

        assertThat(request.metadata()).containsEntry("plan", "hidden");
        assertThat(request.toString()).contains("metadata=[plan]").doesNotContain("hidden");
    }

    private static GenerateKeyRequestBuilder key() {
        return GenerateKeyRequest.builder(Models.all());
    }

    private static UpdateKeyRequest.Builder keyUpdate() {
        return UpdateKeyRequest.builder(HASH);
    }

    private static NewUserRequestBuilder user() {
        return NewUserRequest.builder("u1", Models.all());
    }

    private static UpdateUserRequest.Builder userUpdate() {
        return UpdateUserRequest.builder("u1");
    }

    private static NewTeamRequestBuilder team() {
        return NewTeamRequest.builder("t1", Models.all());
    }
}
