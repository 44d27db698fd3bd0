package io.github.llmbridge.openwebui.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A list or an object as JavaScript walks it: by index as text, the numbers first and in their order. */
final class Indexed {
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

    private final Map<String, @Nullable Object> values;

    private Indexed(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /** Nothing if the value is neither. */
    static Indexed of(@Nullable Object stored) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (stored instanceof List<?> list) {
            list.forEach(item -> values.put(Integer.toString(values.size()), item));
        } else if (stored instanceof Map<?, ?> map) {
            map.forEach((name, value) -> values.put(String.valueOf(name), value));
        }
        return new Indexed(values);
    }

    /** A snapshot. */
    List<String> indexes() {
        List<String> numbers = new ArrayList<>(
                values.keySet().stream().filter(Indexed::isIndex).toList());
        numbers.sort(Comparator.comparingInt(Integer::parseInt));
        values.keySet().stream().filter(name -> !isIndex(name)).forEach(numbers::add);
        return numbers;
    }

    boolean has(String index) {
        return values.containsKey(index);
    }

    @Nullable Object take(String index) {
        return values.remove(index);
    }

    /** What is left under numbers. */
    Indexed indexesOnly() {
        Map<String, @Nullable Object> numbered = new LinkedHashMap<>(values);
        numbered.keySet().removeIf(name -> !isIndex(name));
        return new Indexed(numbered);
    }

    /** What is left under other names. */
    Map<String, Object> named() {
        Map<String, Object> named = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (!isIndex(name)) {
                named.put(name, value);
            }
        });
        return named;
    }

    private static boolean isIndex(String name) {
        return INDEX.matcher(name).matches();
    }
}
