package io.github.llmbridge.openwebui.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** JSON as a careless client may store it: mostly of the right form, now and then of any other. */
final class AnyJson {
    static final List<String> STRUCTURES = List.of("OPENAI_API_BASE_URLS", "OPENAI_API_KEYS", "OPENAI_API_CONFIGS");

    /** Objects and lists in one another, those of a structure not counted. */
    private static final int DEEPEST = 3;

    private AnyJson() {}

    static Arbitrary<String> text() {
        return Arbitraries.oneOf(
                Arbitraries.of("", " ", "a\nb", "https://a.example.com/v1", "key-a", "0"),
                Arbitraries.strings().ofMaxLength(6));
    }

    static Arbitrary<@Nullable Object> scalar() {
        return Arbitraries.oneOf(
                        text().map(value -> (Object) value),
                        Arbitraries.integers().between(-2, 2).map(value -> (Object) value),
                        Arbitraries.of(true, false).map(value -> (Object) value))
                .injectNull(0.15);
    }

    static Arbitrary<@Nullable Object> any() {
        return any(DEEPEST);
    }

    /** By depth and not lazily: jqwik makes what is nested anew at each level, so that a deep value never came to its end. */
    private static Arbitrary<@Nullable Object> any(int depth) {
        if (depth == 0) {
            return scalar();
        }
        Arbitrary<@Nullable Object> inside = any(depth - 1);
        return Arbitraries.frequencyOf(
                Tuple.of(3, scalar()),
                Tuple.of(1, inside.list().ofMaxSize(3).map(list -> (Object) list)),
                Tuple.of(1, object(inside).map(map -> (Object) map)));
    }

    /** With names that mean something in one place or another. */
    static Arbitrary<Map<String, @Nullable Object>> object(Arbitrary<@Nullable Object> values) {
        Arbitrary<String> names = Arbitraries.oneOf(
                Arbitraries.of("0", "1", "2", "10", "01", "enable", "prefix_id", "x", "https://a.example.com/v1"),
                Arbitraries.strings().alpha().ofMaxLength(3));
        return Arbitraries.maps(names, values).ofMaxSize(4);
    }

    /** A config; what it says of models is left out, the page's reading of that is not the codec's matter. */
    static Arbitrary<Map<String, @Nullable Object>> config() {
        return object(any());
    }

    static Arbitrary<@Nullable Object> directConnections() {
        Arbitrary<@Nullable Object> texts =
                Arbitraries.frequencyOf(Tuple.of(6, text().map(value -> (Object) value)), Tuple.of(1, any()));
        Arbitrary<@Nullable Object> configs =
                Arbitraries.frequencyOf(Tuple.of(6, config().map(value -> (Object) value)), Tuple.of(1, any()));
        Arbitrary<@Nullable Object> shaped = Combinators.combine(
                        structure(texts), structure(texts), structure(configs), object(any()))
                .as((urls, keys, byIndex, others) -> {
                    Map<String, @Nullable Object> fields = new LinkedHashMap<>(others);
                    fields.put(STRUCTURES.get(0), urls);
                    fields.put(STRUCTURES.get(1), keys);
                    fields.put(STRUCTURES.get(2), byIndex);
                    return fields;
                });
        return Arbitraries.frequencyOf(Tuple.of(9, shaped), Tuple.of(1, any()));
    }

    private static Arbitrary<@Nullable Object> structure(Arbitrary<@Nullable Object> items) {
        return Arbitraries.frequencyOf(
                Tuple.of(4, items.list().ofMaxSize(4).map(list -> (Object) list)),
                Tuple.of(4, object(items).map(map -> (Object) map)),
                Tuple.of(1, any()));
    }
}
