package io.github.llmbridge.http;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/**
 * Gives records the fields that they have no name for. Jackson does so itself from 2.18 on; before, it drops them without a
 * word, and they would be lost from what is written back.
 */
final class KeptFields extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> deserializer) {
        return rest(bean.getBeanClass())
                .<JsonDeserializer<?>>map(rest -> new Sorting(deserializer, rest))
                .orElse(deserializer);
    }

    /** The name under which a record takes all other fields. */
    private static Optional<String> rest(Class<?> type) {
        RecordComponent[] components = type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
        return Arrays.stream(components)
                .filter(component -> component.getAccessor().isAnnotationPresent(JsonAnySetter.class))
                .map(component -> PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName()))
                .findFirst();
    }

    /** Sorts an object's fields into those with a name and the rest, which follows them as one more field. */
    private static final class Sorting extends DelegatingDeserializer {
        private static final long serialVersionUID = 1L;

        private final String rest;

        Sorting(JsonDeserializer<?> delegate, String rest) {
            super(delegate);
            this.rest = rest;
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> delegate) {
            return new Sorting(delegate, rest);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.START_OBJECT)) {
                return super.deserialize(parser, context);
            }
            Collection<Object> names = getDelegatee().getKnownPropertyNames();
            try (TokenBuffer object = context.bufferForInputBuffering(parser);
                    TokenBuffer others = context.bufferForInputBuffering(parser)) {
                object.writeStartObject();
                others.writeStartObject();
                for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    TokenBuffer to = names.contains(name) && !name.equals(rest) ? object : others;
                    to.writeFieldName(name);
                    parser.nextToken();
                    to.copyCurrentStructure(parser);
                }
                others.writeEndObject();
                object.writeFieldName(rest);
                object.copyCurrentStructure(others.asParserOnFirstToken());
                object.writeEndObject();
                return super.deserialize(object.asParserOnFirstToken(), context);
            }
        }
    }
}
