package io.github.llmbridge.contract.replay;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.llmbridge.contract.tour.Declared;
import io.github.llmbridge.contract.tour.Operation;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.ErrorClassifier;
import io.github.llmbridge.http.ErrorResponse;
import io.github.llmbridge.http.EventStream;
import io.github.llmbridge.http.WireJson;
import io.github.llmbridge.litellm.LiteLlmErrorRules;
import io.github.llmbridge.litellm.chat.ChatCompletionChunk;
import io.github.llmbridge.openwebui.OpenWebUiErrorRules;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What the client understands of an answer: the fields that its types read, and the exceptions that its rules make. */
final class Reading {
    private static final JsonMapper JSON = WireJson.mapper();
    private static final JsonMapper KNOWN_FIELDS =
            (JsonMapper) JSON.copy().setAnnotationIntrospector(new WithoutUnknownFields());

    /** Stands for an answer that the type of its operation cannot read. */
    static final JsonNode UNREADABLE = TextNode.valueOf("unreadable");

    private Reading() {}

    /** The declared operations that this may be a call of; several differ in their queries and answers only. */
    static List<Operation> operations(Exchange exchange) {
        List<Operation> found = declared(exchange.server()).stream()
                .filter(operation -> operation.http().equals(exchange.method())
                        && exchange.path().matches(pattern(operation.path()))
                        && exchange.isEventStream() == (operation.method().getReturnType() == EventStream.class))
                .sorted(Comparator.comparingInt(Reading::parameters))
                .toList();
        return found.stream()
                .filter(operation -> operation.route().equals(found.get(0).route()))
                .toList();
    }

    private static List<Operation> declared(Exchange.Product server) {
        return server == Exchange.Product.LITELLM ? Declared.LITELLM : Declared.OPENWEBUI;
    }

    private static String pattern(String template) {
        return "\\Q" + template.replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q") + "\\E";
    }

    private static int parameters(Operation operation) {
        return operation.path().split("\\{", -1).length;
    }

    /** The body as JSON, events as a list; missing if it is none. */
    static JsonNode json(Exchange exchange) {
        try {
            return exchange.isEventStream() ? events(exchange.answer()) : JSON.readTree(exchange.answer());
        } catch (JsonProcessingException none) {
            return MissingNode.getInstance();
        }
    }

    private static ArrayNode events(String answer) throws JsonProcessingException {
        ArrayNode events = JSON.createArrayNode();
        for (String line : answer.split("\\R", -1)) {
            if (line.startsWith("data:")) {
                String data = line.substring("data:".length()).strip();
                events.add(data.startsWith("{") ? JSON.readTree(data) : TextNode.valueOf(data));
            }
        }
        return events;
    }

    /** The answer of an operation with nothing but the fields that its type reads; missing if nobody reads it. */
    static JsonNode known(Operation operation, Exchange exchange) {
        Type type = operation.method().getGenericReturnType();
        if (type == void.class) {
            return MissingNode.getInstance();
        }
        JsonNode json = json(exchange);
        try {
            if (type != EventStream.class) {
                return known(type, json);
            }
            ArrayNode parts = JSON.createArrayNode();
            for (JsonNode event : json) {
                parts.add(event.isObject() ? known(ChatCompletionChunk.class, event) : event);
            }
            return parts;
        } catch (JsonProcessingException e) {
            return UNREADABLE;
        }
    }

    private static JsonNode known(Type type, JsonNode json) throws JsonProcessingException {
        return KNOWN_FIELDS.valueToTree(JSON.readValue(json.toString(), JSON.constructType(type)));
    }

    /** The exception's name, and the server's own type of the error. */
    static String error(String operation, Exchange exchange) {
        boolean html = exchange.mediaType().equals("text/html");
        if (exchange.status() < 400 || html && exchange.status() < 500 && exchange.status() != 429) {
            return "WrongEndpointException";
        }
        ErrorClassifier rules =
                exchange.server() == Exchange.Product.LITELLM ? LiteLlmErrorRules.rules() : OpenWebUiErrorRules.rules();
        JsonNode json = json(exchange);
        Map<String, Object> fields =
                json.isObject() ? JSON.convertValue(json, new TypeReference<Map<String, Object>>() {}) : Map.of();
        ApiException error = rules.classify(new ErrorResponse(
                operation, exchange.status(), html, html ? "" : exchange.answer(), fields, null, null, text -> text));
        String code = error.code().orElse(null);
        return error.getClass().getSimpleName() + (code == null ? "" : " " + code);
    }

    private static final class WithoutUnknownFields extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnyGetter(Annotated member) {
            return false;
        }

        @Override
        public boolean hasIgnoreMarker(AnnotatedMember member) {
            return member.hasAnnotation(JsonAnyGetter.class) || super.hasIgnoreMarker(member);
        }
    }
}
