package io.github.llmbridge.contract.tour;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.Response;
import io.github.llmbridge.http.RawAnswer;
import io.github.llmbridge.http.WireJson;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks each answer that is a success against the type that its operation declares: no field is lost, and none that must be
 * there is missing. Register it by {@code CallOptions.onAnswer}.
 */
public final class AnswerCheck implements Consumer<RawAnswer> {
    private static final JsonMapper JSON = WireJson.mapper();

    private final Map<String, List<Operation>> operations;

    public AnswerCheck(List<Operation> operations) {
        this.operations = operations.stream().collect(Collectors.groupingBy(Operation::name));
    }

    @Override
    public void accept(RawAnswer answer) {
        if (answer.status() < 300 && answer.header("Content-Type").orElse("").startsWith("application/json")) {
            operations
                    .getOrDefault(answer.operation(), List.of())
                    .forEach(operation -> check(operation, answer.body()));
        }
    }

    private static void check(Operation operation, String body) {
        Type type = operation.method().getGenericReturnType();
        if (type == void.class || type == Response.class) {
            return;
        }
        try {
            Object value = JSON.readValue(body, JSON.constructType(type));
            List<String> faults = new ArrayList<>();
            lost(JSON.readTree(body), JSON.valueToTree(value), "", faults);
            missing(value, "", faults);
            assertThat(faults)
                    .as("what %s loses of the answer to %s", type.getTypeName(), operation)
                    .isEmpty();
        } catch (JsonProcessingException e) {
            throw new AssertionError(type.getTypeName() + " cannot read the answer to " + operation, e);
        }
    }

    private static void lost(JsonNode sent, @Nullable JsonNode kept, String place, List<String> faults) {
        if (sent.isNull()
                || sent.isEmpty() && sent.isContainerNode()
                || sent.isTextual() && sent.textValue().isEmpty()) {
            return;
        }
        if (kept == null || kept.getNodeType() != sent.getNodeType() && !sameScalar(sent, kept)) {
            faults.add(place + " is " + (kept == null ? "lost" : kept.getNodeType()) + ", was " + sent.getNodeType());
        } else if (sent.isObject()) {
            sent.properties()
                    .forEach(field ->
                            lost(field.getValue(), kept.get(field.getKey()), place + "/" + field.getKey(), faults));
        } else if (sent.isArray()) {
            for (int i = 0; i < sent.size(); i++) {
                lost(sent.get(i), kept.get(i), place + "/" + i, faults);
            }
        } else if (!sameScalar(sent, kept)) {
            faults.add(place + " is another value");
        }
    }

    private static boolean sameScalar(JsonNode sent, JsonNode kept) {
        if (sent.isNumber() && kept.isNumber()) {
            return sent.decimalValue().compareTo(kept.decimalValue()) == 0 || sent.doubleValue() == kept.doubleValue();
        }
        if (sent.equals(kept)) {
            return true;
        }
        Optional<Instant> time = time(sent);
        return time.isPresent() && time.equals(time(kept));
    }

    private static Optional<Instant> time(JsonNode node) {
        try {
            return Optional.of(JSON.convertValue(node, Instant.class));
        } catch (IllegalArgumentException | DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    private static void missing(@Nullable Object value, String place, List<String> faults) {
        if (value instanceof List<?> list) {
            list.forEach(item -> missing(item, place + "[]", faults));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> missing(item, place + "/" + key, faults));
        } else if (value instanceof Record row) {
            for (RecordComponent component : row.getClass().getRecordComponents()) {
                String inside = place + "/" + component.getName();
                Object content = read(row, component);
                if (content == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    faults.add(inside + " must be there and is missing");
                }
                missing(content, inside, faults);
            }
        }
    }

    private static @Nullable Object read(Record row, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(row);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }
}
