package io.github.llmbridge.contract.litellm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.http.RawRequest;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.users.NewUserRequest;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why requests refuse some characters: what the servers do with them. */
@OnEveryLine
class UnstorableTextTest extends LiteLlmContract {
    private static final String NULL = "a\u0000b";

    static Stream<Map.Entry<String, Map<String, Object>>> rows() {
        return Stream.of(
                Map.entry("/user/new", Map.of("user_id", ServerLine.unique("u") + NULL)),
                Map.entry("/user/new", Map.of("user_id", ServerLine.unique("u"), "user_alias", NULL)),
                Map.entry("/user/new", Map.of("user_id", ServerLine.unique("u"), "metadata", Map.of("x", NULL))),
                Map.entry("/user/new", Map.of("user_id", ServerLine.unique("u"), "metadata", Map.of(NULL, 1))),
                Map.entry("/team/new", Map.of("team_id", ServerLine.unique("t") + NULL)),
                Map.entry("/key/generate", Map.of("metadata", Map.of("x", Map.of("y", NULL)))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theNullCharacterIsAServerError(Map.Entry<String, Map<String, Object>> row) {
        assertThatThrownBy(() -> client.raw().send(RawRequest.post(row.getKey()).json(row.getValue())))
                .isInstanceOf(ServerErrorException.class);
    }

    /** Its database client indents the lines of a query, those within a text as well. */
    @ParameterizedTest
    @ValueSource(strings = {"\u0085", "\u2028", "\u2029"})
    void behindALineSeparatorTheRealServersPutBlanks(String separator) {
        assumeThat(line.isLive()).isTrue();
        String id = ServerLine.unique("u");

        client.raw()
                .send(RawRequest.post("/user/new")
                        .json(Map.of("user_id", id + separator + "b", "auto_create_key", false)));

        String stored = client.raw()
                .send(RawRequest.get("/user/info").query("user_id", id + separator + "b"))
                .body();
        assertThat(stored).contains(id + separator + "      b");
    }

    @Test
    void anyOtherCharacterIsKept() {
        String id = ServerLine.unique("u") + "\u00a0\u200b\u202e\u0007é模🦊";

        client.users().create(NewUserRequest.builder(id, Models.all()).build());

        assertThat(client.users().info(id).user().userId()).isEqualTo(id);
    }
}
