package io.github.llmbridge.openwebui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.http.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
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
        List<PageModel.Asked> meant = understood(urlsAreText ? List.of() : page);
        assertThat(asked(read)).isEqualTo(keysAreText ? withoutKeys(meant) : meant);
        if (urlsAreText && !page.isEmpty() || keysAreText) {
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
        assertThat(understood(PageModel.asks(written))).isEqualTo(asked(repaired));
    }

    @Property
    void anyCellsThatLineUpAreKeptAsTheyAre(@ForAll("cells") List<Cells> cells) {
        DirectConnections read = DirectConnectionsCodec.decode(stored(cells));

        assertThat(read.problems()).isEmpty();
        assertThat(DirectConnectionsCodec.encode(read)).isEqualTo(stored(cells));
    }

    @Property
    void oursIsAddedChangedAndRemovedAmongAnyCells(
            @ForAll("cells") List<Cells> before, @ForAll("cells") List<Cells> after) {
        DirectConnection ours = connection("ours").managedBy("us");
        List<Cells> cells = new ArrayList<>(before);
        cells.add(Cells.of(ours));

        DirectConnections added = DirectConnectionsCodec.decode(stored(before)).add(ours);
        assertThat(DirectConnectionsCodec.encode(added)).isEqualTo(stored(cells));

        cells.addAll(after);
        DirectConnections stored = DirectConnectionsCodec.decode(stored(cells));
        DirectConnection changed = ours.withKey(Secret.of("another")).withEnabled(false);
        cells.set(before.size(), Cells.of(changed));
        DirectConnections updated = stored.put(changed);
        assertThat(DirectConnectionsCodec.encode(updated)).isEqualTo(stored(cells));
        assertThat(DirectConnectionsCodec.encode(updated.put(ours))).isEqualTo(DirectConnectionsCodec.encode(stored));

        cells.remove(before.size());
        assertThat(DirectConnectionsCodec.encode(updated.remove(ours.identity())))
                .isEqualTo(stored(cells));
    }

    @Property
    void aMoveChangesTheOrderOfNothingElse(
            @ForAll("cells") List<Cells> before,
            @ForAll("cells") List<Cells> after,
            @ForAll @IntRange(max = 6) int place) {
        DirectConnection ours = connection("ours").managedBy("us");
        List<Cells> cells = new ArrayList<>(before);
        cells.add(Cells.of(ours));
        cells.addAll(after);

        DirectConnections moved = DirectConnectionsCodec.decode(stored(cells)).move(ours.identity(), place);

        int found = Math.min(place, moved.all().size() - 1);
        assertThat(moved.all().get(found)).isEqualTo(ours);
        List<Cells> others = new ArrayList<>(before);
        others.addAll(after);
        assertThat(DirectConnectionsCodec.encode(moved.remove(ours.identity()))).isEqualTo(stored(others));
    }

    /** What is stored under one index. */
    record Cells(
            @Nullable Object url,
            @Nullable Object key,
            @Nullable Object config) {
        static Cells of(DirectConnection connection) {
            return new Cells(
                    connection.url(), Objects.requireNonNull(connection.key()).reveal(), connection.config());
        }
    }

    @Provide
    Arbitrary<List<Cells>> cells() {
        Arbitrary<@Nullable Object> url = Arbitraries.frequencyOf(
                Tuple.of(1, AnyJson.text().map(text -> (Object) text)), Tuple.of(1, AnyJson.any()));
        Arbitrary<@Nullable Object> key = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.of("key-a\n", " key-a", " ", "\t").map(text -> (Object) text)),
                Tuple.of(2, AnyJson.any()));
        Arbitrary<@Nullable Object> config = Arbitraries.frequencyOf(
                Tuple.of(1, AnyJson.config().map(map -> (Object) map)), Tuple.of(1, AnyJson.any()));
        return Combinators.combine(url, key, config).as(Cells::new).list().ofMaxSize(4);
    }

    private static Map<String, Object> stored(List<Cells> cells) {
        List<@Nullable Object> urls = new ArrayList<>();
        List<@Nullable Object> keys = new ArrayList<>();
        Map<String, @Nullable Object> configs = new LinkedHashMap<>();
        for (Cells row : cells) {
            configs.put(Integer.toString(urls.size()), row.config());
            urls.add(row.url());
            keys.add(row.key());
        }
        Map<String, Object> stored = new LinkedHashMap<>();
        stored.put(AnyJson.STRUCTURES.get(0), urls);
        stored.put(AnyJson.STRUCTURES.get(1), keys);
        stored.put(AnyJson.STRUCTURES.get(2), configs);
        return stored;
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
                .filter(text -> text.equals(usable(text)))
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

    /** Those with an address, with their keys as they are sent. */
    private static List<PageModel.Asked> understood(List<PageModel.Asked> page) {
        return page.stream()
                .filter(asked -> asked.url() instanceof String)
                .map(asked -> new PageModel.Asked(asked.url(), orNone(usable(asked.key()))))
                .toList();
    }

    private static List<PageModel.Asked> withoutKeys(List<PageModel.Asked> page) {
        return page.stream().map(asked -> new PageModel.Asked(asked.url(), "")).toList();
    }

    /** A key as a header holds it, or none. */
    private static @Nullable Object usable(@Nullable Object key) {
        String sent = key instanceof String text ? text.replaceFirst("[ \\t\\r\\n]+\\z", "") : "";
        return sent.isBlank() || sent.contains("\n") || sent.contains("\r") ? null : sent;
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
