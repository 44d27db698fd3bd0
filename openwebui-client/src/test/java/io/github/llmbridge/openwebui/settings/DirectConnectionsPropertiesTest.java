package io.github.llmbridge.openwebui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.http.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds for any connections and any JSON in their place; the page's own reading is the judge. */
class DirectConnectionsPropertiesTest {
    private static final List<String> LETTERS = List.of("a", "b", "c", "d", "e");

    @Property
    void whatIsWrittenIsReadBackAsItWas(@ForAll("connections") DirectConnections connections) {
        Map<String, Object> written = DirectConnectionsCodec.encode(connections);

        assertThat(DirectConnectionsCodec.decode(written)).isEqualTo(connections);
        assertThat(PageModel.asks(written)).isEqualTo(asked(connections));
    }

    @Property
    void anySequenceOfChangesKeepsAllThatItDoesNotChange(@ForAll("changes") List<Change> changes) {
        DirectConnections connections =
                new DirectConnections(List.of(), Map.of("by url", Map.of("y", 1)), Map.of("unknown", 2), List.of());
        List<String> expected = new ArrayList<>();
        for (Change change : changes) {
            connections = change.apply(connections);
            change.applyTo(expected);

            Map<String, Object> written = DirectConnectionsCodec.encode(connections);
            assertThat(connections.all())
                    .extracting(found -> found.config().get("x"))
                    .isEqualTo(expected);
            assertThat(connections.all()).allSatisfy(found -> {
                String letter = String.valueOf(found.config().get("x"));
                assertThat(found.url()).isEqualTo(url(letter));
                assertThat(found.key()).isEqualTo(Secret.of("key-" + letter));
            });
            assertThat(written).containsEntry("unknown", 2);
            assertThat(sizes(written)).containsExactly(expected.size(), expected.size(), expected.size() + 1);
            assertThat(PageModel.asks(written)).isEqualTo(asked(connections));
            assertThat(DirectConnectionsCodec.decode(written)).isEqualTo(connections);
        }
    }

    @Property
    void anyJsonIsReadAsThePageReadsIt(@ForAll("anyJson") @Nullable Object stored) {
        DirectConnections read = DirectConnectionsCodec.decode(stored);

        List<PageModel.Asked> page;
        try {
            page = PageModel.asks(stored);
        } catch (PageModel.PageFails e) {
            assertThat(read.problems()).isNotEmpty();
            return;
        }
        // The page walks a text letter by letter; no letter is an address or a key that anybody meant.
        boolean urlsAreText = isText(stored, AnyJson.STRUCTURES.get(0));
        boolean keysAreText = isText(stored, AnyJson.STRUCTURES.get(1));
        List<PageModel.Asked> understood = page.stream()
                .filter(asked -> asked.url() instanceof String && !urlsAreText)
                .map(asked -> new PageModel.Asked(asked.url(), keysAreText ? "" : orNone(usable(asked.key()))))
                .toList();
        assertThat(asked(read)).isEqualTo(understood);
        if (understood.size() < page.size() || keysAreText) {
            assertThat(read.problems()).anyMatch(ConnectionProblem::loses);
        }
    }

    @Property
    void nothingIsLostInSilence(@ForAll("anyJson") @Nullable Object stored) {
        DirectConnections read = DirectConnectionsCodec.decode(stored);

        if (read.problems().stream().noneMatch(ConnectionProblem::loses)) {
            assertThat(leaves(DirectConnectionsCodec.encode(read))).containsAll(leaves(stored));
        }
        if (read.problems().isEmpty() && stored != null) {
            List<Object> added = new ArrayList<>(leaves(DirectConnectionsCodec.encode(read)));
            leaves(stored).forEach(added::remove);
            assertThat(added).isEmpty();
        }
    }

    @Property
    void aRepairEndsAllProblemsAndWhatThePageUsedGoesOn(@ForAll("anyJson") @Nullable Object stored) {
        DirectConnections repaired = DirectConnectionsCodec.decode(stored).repaired();

        Map<String, Object> written = DirectConnectionsCodec.encode(repaired);
        assertThat(DirectConnectionsCodec.decode(written)).isEqualTo(repaired);
        assertThat(PageModel.asks(written)).isEqualTo(asked(repaired));
    }

    /** A change of the list, and the same of a list of letters. */
    record Change(String kind, String letter, int place) {
        DirectConnections apply(DirectConnections connections) {
            DirectConnection one = connection(letter);
            return switch (kind) {
                case "put" -> connections.put(one);
                case "remove" -> connections.remove(one.identity());
                case "off" -> connections.enable(one.identity(), false);
                case "on" -> connections.enable(one.identity(), true);
                case "move" -> connections.move(one.identity(), place);
                default -> connections.update(found -> found.hasUrl(one.url()), found -> found.withPrefixId("p"));
            };
        }

        void applyTo(List<String> letters) {
            boolean there = letters.contains(letter);
            if (kind.equals("put") && !there) {
                letters.add(letter);
            } else if (kind.equals("remove")) {
                letters.remove(letter);
            } else if (kind.equals("move") && there) {
                letters.remove(letter);
                letters.add(Math.min(place, letters.size()), letter);
            }
        }
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        return Combinators.combine(
                        Arbitraries.of("put", "put", "put", "remove", "off", "on", "move", "prefix"),
                        Arbitraries.of(LETTERS),
                        Arbitraries.integers().between(0, 6))
                .as(Change::new)
                .list()
                .ofMaxSize(25);
    }

    @Provide
    Arbitrary<DirectConnections> connections() {
        Arbitrary<DirectConnection> one = Combinators.combine(AnyJson.text(), key(), AnyJson.config())
                .as((url, key, config) -> new DirectConnection(url, key, config));
        Arbitrary<Map<String, @Nullable Object>> others = AnyJson.object(AnyJson.any());
        return Combinators.combine(one.list().ofMaxSize(5), others, others)
                .as((all, configs, fields) ->
                        new DirectConnections(all, Indexed.of(configs).named(), fields, List.of()));
    }

    @Provide
    Arbitrary<@Nullable Object> anyJson() {
        return AnyJson.directConnections();
    }

    private static Arbitrary<@Nullable Secret> key() {
        return AnyJson.text()
                .filter(text -> usable(text) != null)
                .map(Secret::of)
                .injectNull(0.3);
    }

    private static List<PageModel.Asked> asked(DirectConnections connections) {
        return connections.all().stream()
                .filter(DirectConnection::enabled)
                .map(found -> new PageModel.Asked(
                        found.url(), found.key() == null ? "" : found.key().reveal()))
                .toList();
    }

    /** A key that a header can hold, or none. */
    private static @Nullable Object usable(@Nullable Object key) {
        boolean header = key instanceof String text && !text.isBlank() && !text.contains("\n") && !text.contains("\r");
        return header ? key : null;
    }

    private static Object orNone(@Nullable Object key) {
        return key == null ? "" : key;
    }

    private static boolean isText(@Nullable Object stored, String structure) {
        return stored instanceof Map<?, ?> map && map.get(structure) instanceof String;
    }

    private static List<Integer> sizes(Map<String, Object> written) {
        return AnyJson.STRUCTURES.stream()
                .map(written::get)
                .map(value -> value instanceof List<?> list ? list.size() : ((Map<?, ?>) value).size())
                .toList();
    }

    /** Every value that is neither an object nor a list nor empty. */
    private static List<Object> leaves(@Nullable Object value) {
        List<Object> leaves = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(item -> leaves.addAll(leaves(item)));
        } else if (value instanceof List<?> list) {
            list.forEach(item -> leaves.addAll(leaves(item)));
        } else if (value != null && !value.equals("")) {
            leaves.add(value);
        }
        return leaves;
    }

    private static DirectConnection connection(String letter) {
        Map<String, Object> config = new LinkedHashMap<>(Map.of("x", letter, "deep", Map.of("list", List.of(letter))));
        return new DirectConnection(url(letter), Secret.of("key-" + letter), config);
    }

    private static String url(String letter) {
        return "https://" + letter + ".example.com";
    }
}
