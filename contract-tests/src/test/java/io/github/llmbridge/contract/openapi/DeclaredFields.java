package io.github.llmbridge.contract.openapi;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import io.github.llmbridge.contract.tour.Operation;
import io.github.llmbridge.http.Patch;
import io.github.llmbridge.http.WireJson;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields that an operation of ours may send, and those that it reads of an answer. */
public final class DeclaredFields {
    private static final JsonMapper JSON = WireJson.mapper();
    private static final Pattern QUERY_PARAMETER = Pattern.compile("[?&]([^=&]+)=");

    /** Fields in fields of a request; deeper ones are of models, not of ours. */
    private static final int DEEPEST = 2;

    private static final int DEEPEST_OF_ANSWERS = 6;

    /** A field of ours with what we say of it. */
    public record Field(AnnotatedElement declaration, SortedMap<String, Field> fields) {}

    private DeclaredFields() {}

    /** Query parameters by name. */
    public static SortedMap<String, Field> query(Operation operation) {
        SortedMap<String, Field> parameters = new TreeMap<>();
        String line = operation.method().getAnnotation(RequestLine.class).value();
        Matcher named = QUERY_PARAMETER.matcher(line);
        while (named.find()) {
            parameters.put(named.group(1), new Field(operation.method(), new TreeMap<>()));
        }
        Arrays.stream(operation.method().getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(QueryMap.class))
                .forEach(parameter -> parameters.putAll(fields(type(parameter), DEEPEST)));
        return parameters;
    }

    /** Fields of the body by name; none if the operation has no body. */
    public static SortedMap<String, Field> body(Operation operation) {
        SortedMap<String, Field> fields = new TreeMap<>();
        Arrays.stream(operation.method().getParameters())
                .filter(parameter ->
                        !parameter.isAnnotationPresent(Param.class) && !parameter.isAnnotationPresent(QueryMap.class))
                .forEach(parameter -> fields.putAll(fields(type(parameter), DEEPEST)));
        return fields;
    }

    /** Fields of the answer by name; none if it is no object of ours. */
    public static SortedMap<String, Field> answer(Operation operation) {
        return fields(JSON.constructType(operation.method().getGenericReturnType()), DEEPEST_OF_ANSWERS);
    }

    private static JavaType type(Parameter parameter) {
        return JSON.constructType(parameter.getParameterizedType());
    }

    private static SortedMap<String, Field> fields(JavaType type, int levels) {
        SortedMap<String, Field> fields = new TreeMap<>();
        JavaType content = content(type);
        if (levels < 0 || !content.getRawClass().isRecord()) {
            return fields;
        }
        BeanDescription bean = JSON.getSerializationConfig().introspect(content);
        if (bean.findJsonValueAccessor() != null) {
            return fields;
        }
        Map<String, RecordComponent> components = components(content.getRawClass());
        for (BeanPropertyDefinition property : bean.findProperties()) {
            RecordComponent component = components.get(property.getName());
            AnnotatedElement declaration =
                    component == null ? property.getGetter().getAnnotated() : component;
            if (component != null && component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                fields.putAll(fields(property.getPrimaryType(), levels));
            } else if (component == null || !component.getAccessor().isAnnotationPresent(JsonAnyGetter.class)) {
                fields.put(property.getName(), new Field(declaration, fields(property.getPrimaryType(), levels - 1)));
            }
        }
        return fields;
    }

    /** What is inside a patch, a list or a map. */
    private static JavaType content(JavaType type) {
        if (type.hasRawClass(Patch.class)) {
            return content(type.containedType(0));
        }
        return type.isContainerType() || type.isReferenceType() ? content(type.getContentType()) : type;
    }

    private static Map<String, RecordComponent> components(Class<?> row) {
        Map<String, RecordComponent> components = new TreeMap<>();
        for (RecordComponent component : row.getRecordComponents()) {
            JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
            String name = given == null
                    ? PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName())
                    : given.value();
            components.put(name, component);
        }
        return components;
    }
}
