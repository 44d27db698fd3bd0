package io.github.llmbridge.openwebui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.settings.ConnectionProblem.Kind;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
        assertThat(read.problems())
                .extracting(ConnectionProblem::kind, ConnectionProblem::place)
                .containsExactly(tuple(Kind.NO_CONFIG, "OPENAI_API_CONFIGS[0]"));
        assertThat(DirectConnectionsCodec.encode(read))
                .containsEntry("OPENAI_API_CONFIGS", Map.of("0", Map.of("enable", false), "1", Map.of("x", 2)));
    }

    @Test
    void aNullConfigIsOneWithoutFields() {
        Map<String, Object> configs = new HashMap<>();
        configs.put("0", null);

        DirectConnections read = DirectConnectionsCodec.decode(stored(List.of(A), List.of("key-a"), configs));

        assertThat(read.all()).containsExactly(new DirectConnection(A, Secret.of("key-a"), Map.of()));
        assertThat(read.all().get(0).enabled()).isTrue();
        assertThat(read.problems()).isEmpty();
        assertThat(DirectConnectionsCodec.encode(read)).containsEntry("OPENAI_API_CONFIGS", configs);
    }

    @Test
    void listsOnWhichThePageFailsAreReportedAndWritten() {
        DirectConnections noConfigs = DirectConnectionsCodec.decode(
                Map.of("OPENAI_API_BASE_URLS", List.of(A), "OPENAI_API_KEYS", List.of("key-a")));
        DirectConnections noKeys = DirectConnectionsCodec.decode(
                Map.of("OPENAI_API_BASE_URLS", List.of(A), "OPENAI_API_CONFIGS", Map.of("0", Map.of())));

        assertThat(noConfigs.problems()).extracting(ConnectionProblem::text).contains("OPENAI_API_CONFIGS is missing");
        assertThat(noKeys.problems()).extracting(ConnectionProblem::text).contains("OPENAI_API_KEYS is missing");
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
    void aMissingKeyIsReportedAndWrittenAsAnEmptyOne() {
        DirectConnections read = DirectConnectionsCodec.decode(
                stored(List.of(A, B), List.of("key-a"), Map.of("0", Map.of(), "1", Map.of())));

        assertThat(read.all().get(1).key()).isNull();
        assertThat(read.problems())
                .extracting(ConnectionProblem::kind, ConnectionProblem::place)
                .containsExactly(tuple(Kind.NO_KEY, "OPENAI_API_KEYS[1]"));
        assertThat(DirectConnectionsCodec.encode(read)).containsEntry("OPENAI_API_KEYS", List.of("key-a", ""));
    }

    @Test
    void aNullKeyIsNoneAndStaysAsItIs() {
        Map<String, Object> stored =
                stored(List.of(A, B), Arrays.asList("key-a", null), Map.of("0", Map.of(), "1", Map.of()));

        DirectConnections read = DirectConnectionsCodec.decode(stored);

        assertThat(read.all().get(1).key()).isNull();
        assertThat(read.problems()).isEmpty();
        assertThat(DirectConnectionsCodec.encode(read)).isEqualTo(stored);
    }

    @Test
    void leftOverKeysAndConfigsAreReportedByNumberAndNeverByValue() {
        DirectConnections read = DirectConnectionsCodec.decode(
                stored(List.of(A), List.of("key-a", "left", "over"), Map.of("0", Map.of(), "1", Map.of("x", "left"))));

        assertThat(read.problems())
                .extracting(ConnectionProblem::place)
                .containsExactly("OPENAI_API_KEYS[1]", "OPENAI_API_KEYS[2]", "OPENAI_API_CONFIGS[1]");
        assertThat(read.problems()).allSatisfy(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.LEFT_OVER);
            assertThat(problem.loses()).isTrue();
            assertThat(problem.text()).doesNotContain("left").doesNotContain("over");
        });
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
    void whatIsNoStructureIsNamedByItsPlace() {
        assertUnreadable("str", "directConnections");
        assertUnreadable(List.of(), "directConnections");
        assertUnreadable(stored("key-a", List.of(), Map.of()), "OPENAI_API_BASE_URLS");
        DirectConnection a = new DirectConnection(A, Secret.of("key-a"), Map.of());
        assertUnreadable(stored(List.of(A), List.of("key-a"), "on"), "OPENAI_API_CONFIGS", a.withEnabled(false));
        assertUnreadable(
                stored(List.of(A), "key-a", Map.of("0", Map.of())),
                "OPENAI_API_KEYS",
                new DirectConnection(A, null, Map.of()));
    }

    @Test
    void aRowWhoseUrlIsNoTextStaysInItsPlaceAndIsNoConnection() {
        Map<String, Object> stored = stored(
                Arrays.asList(null, A, 5),
                List.of("key-none", "key-a", List.of("key-5")),
                Map.of("0", "on", "1", Map.of("x", 1), "2", Map.of("x", 5)));

        DirectConnections read = DirectConnectionsCodec.decode(stored);

        assertThat(read.all()).containsExactly(new DirectConnection(A, Secret.of("key-a"), Map.of("x", 1)));
        assertThat(read.problems()).isEmpty();
        assertThat(DirectConnectionsCodec.encode(read)).isEqualTo(stored);
        assertThat(read.toString()).doesNotContain("key-");
        DirectConnection b = new DirectConnection(B, Secret.of("key-b"), Map.of());
        assertThat(DirectConnectionsCodec.encode(
                        read.add(b).remove(found -> found.hasUrl(A)).move(b.identity(), 0)))
                .isEqualTo(stored(
                        Arrays.asList(null, 5, B),
                        List.of("key-none", List.of("key-5"), "key-b"),
                        Map.of("0", "on", "1", Map.of("x", 5), "2", Map.of())));
    }

    @Test
    void aKeyIsReadAsItLeavesTheBrowserAndStaysAsItIsStored() {
        List<@Nullable Object> keys =
                Arrays.asList("key-a \t\r\n", " ", "\n", "a\nkey", "  key-a", 5, List.of("key-a"), "key-a\u2003");
        List<String> urls = Collections.nCopies(keys.size(), A);
        Map<String, Object> configs = new LinkedHashMap<>();
        keys.forEach(key -> configs.put(Integer.toString(configs.size()), Map.of()));

        DirectConnections read = DirectConnectionsCodec.decode(stored(urls, keys, configs));

        assertThat(read.problems()).isEmpty();
        assertThat(read.all())
                .extracting(found -> found.key() == null ? "none" : found.key().reveal())
                .containsExactly("key-a", "none", "none", "none", "  key-a", "none", "none", "key-a\u2003");
        assertThat(read.all())
                .extracting(found -> found.hasKey(Secret.of("key-a")))
                .containsExactly(true, false, false, false, true, false, false, true);
        assertThat(DirectConnectionsCodec.encode(read)).isEqualTo(stored(urls, keys, configs));
    }

    @Test
    void onlyTheCellThatChangesIsWrittenAnew() {
        Map<String, Object> stored = stored(List.of(A + " "), List.of("key-a\n"), Map.of("0", "on"));
        DirectConnections read = DirectConnectionsCodec.decode(stored);

        assertThat(read.update(found -> true, found -> found.withKey(Secret.of("key-a"))))
                .isEqualTo(read);
        assertThat(DirectConnectionsCodec.encode(read.update(found -> true, found -> found.withKey(Secret.of("new")))))
                .isEqualTo(stored(List.of(A + " "), List.of("new"), Map.of("0", "on")));
        assertThat(DirectConnectionsCodec.encode(read.update(found -> true, found -> found.managedBy("us"))))
                .isEqualTo(stored(List.of(A + " "), List.of("key-a\n"), Map.of("0", Map.of("managed_by", "us"))));
        assertThat(DirectConnectionsCodec.encode(read.update(found -> true, found -> found.withUrl(A))))
                .isEqualTo(stored(List.of(A), List.of("key-a\n"), Map.of("0", "on")));
    }

    @Test
    void blanksBeforeTheKeyGoWithANewOneSinceTheServerRefusesThem() {
        DirectConnections read =
                DirectConnectionsCodec.decode(stored(List.of(A), List.of(" key-a"), Map.of("0", Map.of())));

        assertThat(DirectConnectionsCodec.encode(
                        read.update(found -> true, found -> found.withKey(Secret.of("key-a")))))
                .containsEntry("OPENAI_API_KEYS", List.of("key-a"));
    }

    @Test
    void objectsInTheListsPlaceAreReadByTheirNamesAsThePageDoes() {
        DirectConnections read = DirectConnectionsCodec.decode(stored(
                Map.of("2", B, "0", A),
                Map.of("0", "key-a", "2", "key-b"),
                Map.of("0", Map.of(), "2", Map.of("x", 2))));

        assertThat(read.all())
                .containsExactly(
                        new DirectConnection(A, Secret.of("key-a"), Map.of()),
                        new DirectConnection(B, Secret.of("key-b"), Map.of("x", 2)));
        assertThat(read.problems())
                .extracting(ConnectionProblem::kind)
                .containsExactly(Kind.NOT_A_LIST, Kind.NOT_A_LIST);
        assertThat(read.problems()).noneMatch(ConnectionProblem::loses);
    }

    private static void assertUnreadable(Object stored, String place, DirectConnection... kept) {
        DirectConnections read = DirectConnectionsCodec.decode(stored);

        assertThat(read.all()).containsExactly(kept);
        assertThat(read.problems())
                .filteredOn(ConnectionProblem::loses)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.place()).isEqualTo(place);
                    assertThat(problem.text()).startsWith(place + " ").doesNotContain("key-");
                });
    }

    private static Map<String, Object> stored(Object urls, Object keys, Object configs) {
        return Map.of("OPENAI_API_BASE_URLS", urls, "OPENAI_API_KEYS", keys, "OPENAI_API_CONFIGS", configs);
    }
}
