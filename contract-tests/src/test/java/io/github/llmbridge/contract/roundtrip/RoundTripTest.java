package io.github.llmbridge.contract.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import feign.QueryMap;
import feign.RequestLine;
import io.github.llmbridge.http.WireJson;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A field and a word that this SDK does not know yet survive in every model: nothing of a newer server is lost. */
class RoundTripTest {
    private static final JsonMapper JSON = WireJson.mapper();
    private static final String[] PACKAGES = {"io.github.llmbridge.litellm", "io.github.llmbridge.openwebui"};

    /** Types that take only certain values, with one of them. */
    private static final Samples SAMPLES = new Samples(Map.of(
            Models.class, Models.of("gpt-4o-mini"),
            KeyHash.class, new KeyHash("0".repeat(64)),
            BudgetDuration.class, BudgetDuration.of("30d"),
            KeyDuration.class, KeyDuration.of("30d")));

    static Stream<Class<?>> models() {
        Set<Class<?>> queries = queries();
        return new ClassFileImporter()
                .importPackages(PACKAGES).stream()
                        .filter(type -> type.isAssignableTo(Record.class)
                                && type.getModifiers().contains(JavaModifier.PUBLIC))
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(type -> !queries.contains(type));
    }

    /** What goes into a URL: there a server's new parameter is a new field of ours. */
    private static Set<Class<?>> queries() {
        return new ClassFileImporter()
                .importPackages(PACKAGES).stream()
                        .filter(JavaClass::isInterface)
                        .map(JavaClass::reflect)
                        .flatMap(resource -> Arrays.stream(resource.getMethods()))
                        .filter(method -> method.isAnnotationPresent(RequestLine.class))
                        .flatMap(method -> Arrays.stream(method.getParameters()))
                        .filter(parameter -> parameter.isAnnotationPresent(QueryMap.class))
                        .map(Parameter::getType)
                        .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("models")
    void keepsWhatItDoesNotKnow(Class<?> model) throws JsonProcessingException {
        Object sample = SAMPLES.of(model);
        JsonNode written = JSON.valueToTree(sample);

        if (Samples.jsonValue(model).isEmpty()) {
            assertThat(written.path(Samples.UNKNOWN_FIELD).at("/inner/1").asText())
                    .isEqualTo("two");
        }
        if (isAnswer(model)) {
            Object read = JSON.treeToValue(written, model);
            assertThat(JSON.<JsonNode>valueToTree(read)).isEqualTo(written);
        }
    }

    /** A request is only written. */
    private static boolean isAnswer(Class<?> model) {
        List<RecordComponent> unknown = Arrays.stream(model.getRecordComponents())
                .filter(component -> component.getAccessor().isAnnotationPresent(JsonAnyGetter.class))
                .toList();
        return unknown.isEmpty() || unknown.get(0).getAccessor().isAnnotationPresent(JsonAnySetter.class);
    }
}
