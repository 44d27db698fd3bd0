package io.github.llmbridge.openwebui.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules by which the server reads its connections, and what a write makes of them. */
class AdminConnectionsCodecTest {
    private static final String A = "http://a:4000/v1";
    private static final String B = "http://b:4000/v1";

    @Test
    void urlsKeysAndConfigsBelongTogetherByIndex() {
        AdminConnections read = decode(
                true, List.of(A, B), List.of("key-a", "key-b"), Map.of("1", Map.of("x", 2), "0", Map.of("x", 1)));

        assertThat(read.all())
                .containsExactly(
                        new AdminConnection(A, Secret.of("key-a"), Map.of("x", 1)),
                        new AdminConnection(B, Secret.of("key-b"), Map.of("x", 2)));
    }

    @Test
    void aConfigKeptByUrlIsReadAsTheServerReadsItAndWrittenByIndex() {
        AdminConnections read = decode(true, List.of(A), List.of(""), Map.of(A, Map.of("prefix_id", "p")));

        assertThat(read.all()).containsExactly(new AdminConnection(A, null, Map.of("prefix_id", "p")));
        assertThat(AdminConnectionsCodec.encode(read))
                .containsEntry("OPENAI_API_CONFIGS", Map.of("0", Map.of("prefix_id", "p")));
    }

    @Test
    void aSwitchThatIsNullIsOffAndIsWrittenAsOff() {
        AdminConnections read = decode(null, List.of(), List.of(), Map.of());

        assertThat(read.enabled()).isFalse();
        assertThat(AdminConnectionsCodec.encode(read)).containsEntry("ENABLE_OPENAI_API", false);
    }

    @Test
    void whatHasNoPlaceInTheListIsNotReadAndSoNotLost() {
        assertThatThrownBy(() -> decode(true, "text", List.of(), Map.of()))
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageContaining("OPENAI_API_BASE_URLS");
        assertThatThrownBy(() -> decode(true, List.of(1), List.of(), Map.of()))
                .isInstanceOf(UnreadableAnswerException.class);
        assertThatThrownBy(() -> decode(true, List.of(A), List.of(1), Map.of()))
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageContaining("OPENAI_API_KEYS.0");
        assertThatThrownBy(() -> decode(true, List.of(A), List.of(""), Map.of("0", "text")))
                .isInstanceOf(UnreadableAnswerException.class);
        assertThatThrownBy(() -> decode(true, Arrays.asList(A, null), List.of(), Map.of()))
                .isInstanceOf(UnreadableAnswerException.class);
    }

    @Test
    void afterAnyEditsTheThreeStructuresLineUpAndComeBackAsTheyWere() {
        Random random = new Random(42);
        for (int run = 0; run < 200; run++) {
            AdminConnections connections = new AdminConnections(true, List.of(), Map.of("future", run));
            for (int step = 0; step < random.nextInt(12); step++) {
                connections = edited(connections, random);
            }

            Map<String, Object> encoded = AdminConnectionsCodec.encode(connections);

            int size = connections.all().size();
            assertThat((List<?>) encoded.get("OPENAI_API_BASE_URLS")).hasSize(size);
            assertThat((List<?>) encoded.get("OPENAI_API_KEYS")).hasSize(size);
            assertThat((Map<?, ?>) encoded.get("OPENAI_API_CONFIGS")).hasSize(size);
            assertThat(AdminConnectionsCodec.decode(encoded)).isEqualTo(connections);
        }
    }

    private static AdminConnections edited(AdminConnections connections, Random random) {
        String url = "http://host-" + random.nextInt(4) + "/v1";
        return switch (random.nextInt(4)) {
            case 0 -> connections.add(new AdminConnection(url, null, Map.of("n", random.nextInt())));
            case 1 -> connections.put(AdminConnection.of(url, Secret.of("key-" + random.nextInt())));
            case 2 -> connections.update(one -> one.hasUrl(url), one -> one.withEnabled(random.nextBoolean()));
            default -> connections.remove(one -> one.hasUrl(url));
        };
    }

    @Test
    void aConnectionIsCheckedBeforeItIsWritten() {
        Secret key = Secret.of("key");

        assertThat(AdminConnection.of(" http://litellm:4000/v1/ ", key).url()).isEqualTo("http://litellm:4000/v1");
        List<String> bad = new ArrayList<>(List.of("litellm:4000", "/v1", "ftp://a/v1", "http://", "http://u:p@a/v1"));
        bad.addAll(List.of("http://a/v1?x=1", "http://a/v1#x", "http://a b/v1"));
        for (String url : bad) {
            assertThatThrownBy(() -> AdminConnection.of(url, key))
                    .as(url)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("connection url");
        }
    }

    private static AdminConnections decode(@Nullable Object on, Object urls, Object keys, Object configs) {
        Map<String, Object> stored = new LinkedHashMap<>();
        stored.put("ENABLE_OPENAI_API", on);
        stored.put("OPENAI_API_BASE_URLS", urls);
        stored.put("OPENAI_API_KEYS", keys);
        stored.put("OPENAI_API_CONFIGS", configs);
        return AdminConnectionsCodec.decode(stored);
    }
}
