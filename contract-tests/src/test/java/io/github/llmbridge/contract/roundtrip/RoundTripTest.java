package io.github.llmbridge.contract.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import feign.RequestLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.WireJson;
import io.github.llmbridge.litellm.BudgetDuration;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.openwebui.auths.AddAccountRequest;
import io.github.llmbridge.openwebui.auths.SignInRequest;
import io.github.llmbridge.openwebui.auths.SignUpRequest;
import io.github.llmbridge.openwebui.users.Role;
import io.github.llmbridge.openwebui.users.UpdateAccountRequest;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A field and a word that this SDK does not know yet survive in every model: nothing of a newer server is lost. */
class RoundTripTest {
    private static final JsonMapper JSON = WireJson.mapper();
    private static final String[] PACKAGES = {"io.github.llmbridge.litellm", "io.github.llmbridge.openwebui"};

    private static final String EMAIL = "ada@example.com";
    private static final Secret PASSWORD = Secret.of("a-long-password");

    /** Types that take only certain values, with one of them. */
    private static final Samples SAMPLES = new Samples(Map.of(
            Models.class, Models.of("gpt-4o-mini"),
            KeyHash.class, new KeyHash("0".repeat(64)),
            BudgetDuration.class, BudgetDuration.of("30d"),
            KeyDuration.class, KeyDuration.of("30d"),
            // These take an address only, and no role that would lock an account out.
            SignInRequest.class, new SignInRequest(EMAIL, PASSWORD, Samples.UNKNOWN_FIELDS),
            SignUpRequest.class, new SignUpRequest("Ada", EMAIL, PASSWORD, Samples.UNKNOWN_FIELDS),
            AddAccountRequest.class,
                    new AddAccountRequest("Ada", EMAIL, PASSWORD, Role.USER, "/ada.png", Samples.UNKNOWN_FIELDS),
            UpdateAccountRequest.class,
                    new UpdateAccountRequest(Role.USER, "Ada", EMAIL, "/ada.png", PASSWORD, Samples.UNKNOWN_FIELDS)));

    /** Every record that goes over the wire, by itself or inside another. What only our own methods give is none. */
    static Stream<Class<?>> models() {
        Set<Class<?>> models = new LinkedHashSet<>();
        operations().forEach(method -> {
            collect(method.getGenericReturnType(), models);
            Arrays.stream(method.getParameters())
                    .filter(parameter -> parameter.getAnnotations().length == 0)
                    .forEach(parameter -> collect(parameter.getParameterizedType(), models));
        });
        // What goes into a URL is not among it: there a server's new parameter is a new field of ours.
        return models.stream();
    }

    private static Stream<Method> operations() {
        return new ClassFileImporter()
                .importPackages(PACKAGES).stream()
                        .filter(JavaClass::isInterface)
                        .map(JavaClass::reflect)
                        .flatMap(resource -> Arrays.stream(resource.getMethods()))
                        .filter(method -> method.isAnnotationPresent(RequestLine.class));
    }

    private static void collect(Type type, Set<Class<?>> models) {
        if (type instanceof ParameterizedType parameterized) {
            Arrays.stream(parameterized.getActualTypeArguments()).forEach(argument -> collect(argument, models));
        } else if (type instanceof Class<?> record
                && record.isRecord()
                && Arrays.stream(PACKAGES).anyMatch(record.getName()::startsWith)
                && models.add(record)) {
            Arrays.stream(record.getRecordComponents())
                    .forEach(component -> collect(component.getGenericType(), models));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void keepsWhatItDoesNotKnow(Class<?> model) throws JsonProcessingException {
        Object sample = SAMPLES.of(model);
        JsonNode written = JSON.valueToTree(sample);

        if (Samples.jsonValue(model).isEmpty()) {
            assertThat(written.path(Samples.UNKNOWN_FIELD).at("/inner/1").asText())
                    .as(model.getName())
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
