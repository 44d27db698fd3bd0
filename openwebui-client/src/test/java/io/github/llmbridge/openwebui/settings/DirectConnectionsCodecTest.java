package io.github.llmbridge.openwebui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.http.Secret;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules by which the page reads direct connections, and what a write makes of them. */
class DirectConnectionsCodecTest {
    private static final String A = "https://a.example.com/v1";
    private static final String B = "https://b.example.com/v1";

    @Test
    void nothingStoredIsNoConnection() {
        assertThat(DirectConnectionsCodec.decode(null)).isEqualTo(DirectConnections.none());
    }

    @Test
    void anEmptyObjectIsNoConnectionAndNoProblem() {
        assertThat(DirectConnectionsCodec.decode(Map.of())).isEqualTo(DirectConnections.none());
        Map<String, Object> nulls = new HashMap<>(Map.of("unknown", 1));
        nulls.put("OPENAI_API_BASE_URLS", null);
        DirectConnections read = DirectConnectionsCodec.decode(nulls);
        assertThat(read.all()).isEmpty();
        assertThat(read.problems()).isEmpty();
        assertThat(read.otherFields()).isEqualTo(Map.of("unknown", 1));
    }

    @Test
    void urlsKeysAndConfigsBelongTogetherByIndex() {
        DirectConnections read = DirectConnectionsCodec.decode(
                stored(List.of(A, B), List.of("key-a", "key-b"), Map.of("1", Map.of("x", 2), "0", Map.of("x", 1))));

        assertThat(read.all())
                .containsExactly(
                        new DirectConnection(A, Secret.of("key-a"), Map.of("x", 1)),
                        new DirectConnection(B, Secret.of("key-b"), Map.of("x", 2)));
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void configsAsAListWorkByIndexToo() {
        DirectConnections read = DirectConnectionsCodec.decode(
                stored(List.of(A, B), List.of("key-a", "key-b"), List.of(Map.of("x", 1), Map.of("x", 2))));

        assertThat(read.all()).extracting(DirectConnection::config).containsExactly(Map.of("x", 1), Map.of("x", 2));
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void aConfigKeyedByUrlIsIgnoredButKept() {
        DirectConnections read = DirectConnectionsCodec.decode(
                stored(List.of(A), List.of("key-a"), Map.of("0", Map.of(), A, Map.of("enable", false))));

        assertThat(read.all())
                .singleElement()
                .satisfies(connection -> assertThat(connection.enabled()).isTrue());
        assertThat(read.otherConfigs()).isEqualTo(Map.of(A, Map.of("enable", false)));
        assertThat(read.problems()).isEmpty();
        assertThat(DirectConnectionsCodec.encode(read))
                .containsEntry("OPENAI_API_CONFIGS", Map.of("0", Map.of(), A, Map.of("enable", false)));
    }

    @Test
    void aConnectionThatThePageSkipsForWantOfAConfigStaysOff() {
        DirectConnections read = DirectConnectionsCodec.decode(
                stored(List.of(A, B), List.of("key-a", "key-b"), Map.of("1", Map.of("x", 2))));

        assertThat(read.all().get(0).enabled()).isFalse();
        assertThat(read.all().get(1)).isEqualTo(new DirectConnection(B, Secret.of("key-b"), Map.of("x", 2)));
        assertThat(read.problems()).singleElement().asString().contains("connection 0 has no config");
        assertThat(DirectConnectionsCodec.encode(read))
                .containsEntry("OPENAI_API_CONFIGS", Map.of("0", Map.of("enable", false), "1", Map.of("x", 2)));
    }

    @Test
    void aNullConfigIsAMissingOne() {
        Map<String, Object> configs = new HashMap<>();
        configs.put("0", null);

        DirectConnections read = DirectConnectionsCodec.decode(stored(List.of(A), List.of("key-a"), configs));

        assertThat(read.all().get(0).enabled()).isFalse();
        assertThat(read.problems()).hasSize(1);
    }

    @Test
    void listsOnWhichThePageFailsAreReportedAndWritten() {
        DirectConnections noConfigs = DirectConnectionsCodec.decode(
                Map.of("OPENAI_API_BASE_URLS", List.of(A), "OPENAI_API_KEYS", List.of("key-a")));
        DirectConnections noKeys = DirectConnectionsCodec.decode(
                Map.of("OPENAI_API_BASE_URLS", List.of(A), "OPENAI_API_CONFIGS", Map.of("0", Map.of())));

        assertThat(noConfigs.problems())
                .anySatisfy(problem -> assertThat(problem).contains("OPENAI_API_CONFIGS is missing"));
        assertThat(noKeys.problems()).anySatisfy(problem -> assertThat(problem).contains("OPENAI_API_KEYS is missing"));
        for (DirectConnections read : List.of(noConfigs, noKeys)) {
            assertThat(DirectConnectionsCodec.encode(read))
                    .containsKeys("OPENAI_API_BASE_URLS", "OPENAI_API_KEYS", "OPENAI_API_CONFIGS");
            assertThat(DirectConnectionsCodec.decode(DirectConnectionsCodec.encode(read))
                            .problems())
                    .isEmpty();
        }
    }

    @Test
    void anEmptyKeyIsNone() {
        DirectConnections read = DirectConnectionsCodec.decode(stored(List.of(A), List.of(""), Map.of("0", Map.of())));

        assertThat(read.all()).containsExactly(new DirectConnection(A, null, Map.of()));
        assertThat(read.problems()).isEmpty();
        assertThat(DirectConnectionsCodec.encode(read)).containsEntry("OPENAI_API_KEYS", List.of(""));
    }

    @Test
    void aMissingOrNullKeyIsReportedAndWrittenAsAnEmptyOne() {
        for (List<String> keys : List.of(Arrays.asList("key-a", null), List.of("key-a"))) {
            DirectConnections read =
                    DirectConnectionsCodec.decode(stored(List.of(A, B), keys, Map.of("0", Map.of(), "1", Map.of())));

            assertThat(read.all().get(1).key()).isNull();
            assertThat(read.problems()).singleElement().asString().contains("connection 1 has no key");
            assertThat(DirectConnectionsCodec.encode(read)).containsEntry("OPENAI_API_KEYS", List.of("key-a", ""));
        }
    }

    @Test
    void leftOverKeysAndConfigsAreReportedByNumberAndNeverByValue() {
        DirectConnections read = DirectConnectionsCodec.decode(
                stored(List.of(A), List.of("key-a", "left", "over"), Map.of("0", Map.of(), "1", Map.of("x", "left"))));

        assertThat(read.problems())
                .anySatisfy(problem -> assertThat(problem).contains("2 keys"))
                .anySatisfy(problem -> assertThat(problem).contains("config 1"))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).doesNotContain("left"));
        assertThat(DirectConnectionsCodec.encode(read))
                .isEqualTo(stored(List.of(A), List.of("key-a"), Map.of("0", Map.of())));
    }

    @Test
    void aLeftOverConfigDoesNotBecomeTheNextConnections() {
        DirectConnections read = DirectConnectionsCodec.decode(
                stored(List.of(A), List.of("key-a"), Map.of("0", Map.of(), "1", Map.of("prefix_id", "left over"))));

        DirectConnections changed = read.add(new DirectConnection(B, Secret.of("key-b"), Map.of()));

        assertThat(DirectConnectionsCodec.encode(changed))
                .containsEntry("OPENAI_API_CONFIGS", Map.of("0", Map.of(), "1", Map.of()));
    }

    @Test
    void everyConnectionIsWrittenWithAConfig() {
        Map<String, Object> written = DirectConnectionsCodec.encode(DirectConnections.none()
                .add(new DirectConnection(A, Secret.of("key-a"), Map.of()))
                .add(new DirectConnection(B, null, Map.of())));

        assertThat(written)
                .isEqualTo(stored(List.of(A, B), List.of("key-a", ""), Map.of("0", Map.of(), "1", Map.of())));
    }

    @Test
    void noConnectionIsWrittenAsThreeEmptyStructures() {
        assertThat(DirectConnectionsCodec.encode(DirectConnections.none()))
                .isEqualTo(stored(List.of(), List.of(), Map.of()));
    }

    @Test
    void whatWasReadIsWrittenBackUnknownFieldsAndNullsIncluded() {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("enable", true);
        config.put("none", null);
        config.put("deep", Map.of("list", List.of(1, Map.of())));
        Map<String, Object> stored =
                new LinkedHashMap<>(stored(List.of(A + "/"), List.of("key-a"), Map.of("0", config)));
        stored.put("unknown", null);

        assertThat(DirectConnectionsCodec.encode(DirectConnectionsCodec.decode(stored)))
                .isEqualTo(stored);
    }

    @Test
    void whatCannotBeReadIsNamedByItsPlace() {
        assertMalformed("str", "directConnections");
        assertMalformed(List.of(), "directConnections");
        assertMalformed(stored("key-a", List.of(), Map.of()), "OPENAI_API_BASE_URLS");
        assertMalformed(stored(List.of(A, 5), List.of("key-a"), Map.of("0", Map.of())), "OPENAI_API_BASE_URLS[1]");
        assertMalformed(stored(List.of(A), Map.of("0", "key-a"), Map.of("0", Map.of())), "OPENAI_API_KEYS");
        assertMalformed(stored(List.of(A), List.of(List.of("key-a")), Map.of("0", Map.of())), "OPENAI_API_KEYS[0]");
        assertMalformed(stored(List.of(A), List.of("key-a"), "on"), "OPENAI_API_CONFIGS");
        assertMalformed(stored(List.of(A), List.of("key-a"), Map.of("0", true)), "OPENAI_API_CONFIGS[0]");
    }

    private static void assertMalformed(Object stored, String place) {
        assertThatThrownBy(() -> DirectConnectionsCodec.decode(stored))
                .isInstanceOf(MalformedSettingsException.class)
                .hasMessageStartingWith(place + " ")
                .hasMessageNotContaining("key-a");
    }

    private static Map<String, Object> stored(Object urls, Object keys, Object configs) {
        return Map.of("OPENAI_API_BASE_URLS", urls, "OPENAI_API_KEYS", keys, "OPENAI_API_CONFIGS", configs);
    }
}
