package io.github.llmbridge.contract.roundtrip;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.llmbridge.http.Patch;
import io.github.llmbridge.http.Secret;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a value of any model: every field filled, every open set of words with one that nobody knows, and a field too many. */
final class Samples {
    static final String UNKNOWN_FIELD = "field_that_nobody_knows";
    static final String UNKNOWN_WORD = "word-that-nobody-knows";

    static final Map<String, Object> UNKNOWN_FIELDS = Map.of(UNKNOWN_FIELD, Map.of("inner", List.of(1, "two")));

    private final Map<Class<?>, Object> given;

    /**
     * Samples.
     *
     * @param given values of types that take only certain ones
     */
    Samples(Map<Class<?>, Object> given) {
        this.given = given;
    }

    Object of(Type type) {
        Class<?> raw = raw(type);
        Object special = given.get(raw);
        if (special != null) {
            return special;
        }
        if (raw.isRecord() && raw != Patch.class) {
            return ofRecord(raw);
        }
        if (raw == Patch.class) {
            return Patch.set(of(argument(type, 0)));
        }
        if (raw == List.class) {
            return List.of(of(argument(type, 0)));
        }
        if (raw == Map.class) {
            return Map.of("a", of(argument(type, 1)));
        }
        return scalar(raw);
    }

    private static Object scalar(Class<?> type) {
        if (type == String.class || type == Object.class) {
            return "text";
        } else if (type == Double.class || type == double.class) {
            return 1.5;
        } else if (type == Long.class || type == long.class) {
            return 5_000_000_000L;
        } else if (type == Integer.class || type == int.class) {
            return 7;
        } else if (type == Boolean.class || type == boolean.class) {
            return true;
        } else if (type == BigDecimal.class) {
            return new BigDecimal("1.5");
        } else if (type == Instant.class) {
            return Instant.parse("2026-11-21T10:00:00Z");
        } else if (type == Secret.class) {
            return Secret.of("sk-0123456789abcdef");
        }
        throw new IllegalArgumentException("no sample for " + type);
    }

    private Object ofRecord(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> value(type, component))
                .toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("no sample for " + type + ": " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object value(Class<?> type, RecordComponent component) {
        if (component.getAccessor().isAnnotationPresent(JsonAnyGetter.class)) {
            return UNKNOWN_FIELDS;
        }
        return isWord(type) ? UNKNOWN_WORD : of(component.getGenericType());
    }

    /** Whether the record is one text in JSON. */
    static boolean isWord(Class<?> type) {
        return jsonValue(type)
                .filter(component -> component.getType() == String.class)
                .isPresent();
    }

    /** The component that is all of the record in JSON. */
    static Optional<RecordComponent> jsonValue(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getAccessor().isAnnotationPresent(JsonValue.class))
                .findFirst();
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type);
    }
}
