package io.github.llmbridge.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.PackageVersion;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.UntypedObjectDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** The one JSON dialect of both servers: snake case, unknown fields welcome, nothing sent that was not set. */
final class Json {
    /** The minor version of Jackson 2. */
    private static final int KEEPS_FIELDS_OF_RECORDS = 18;

    /** One for all clients: it learns each type once, which costs more than most calls, and never changes. */
    private static final JsonMapper MAPPER = make();

    /** For texts that are redacted before anybody sees them. */
    private static final JsonMapper PLAIN = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    static JsonMapper mapper() {
        return MAPPER;
    }

    /** Knows none of our types, and its objects print all that they hold. */
    static JsonMapper plainMapper() {
        return PLAIN;
    }

    private static JsonMapper make() {
        TypeFactory types = TypeFactory.defaultInstance();
        SimpleModule wire = new SimpleModule("llmbridge-wire")
                .addSerializer(new SecretOnTheWire())
                .addSerializer(new PatchOnTheWire())
                .addSerializer(Instant.class, ToStringSerializer.instance)
                .addDeserializer(Instant.class, new LenientInstant())
                .addAbstractTypeMapping(Map.class, FieldMap.class)
                .addDeserializer(
                        Object.class,
                        new UntypedObjectDeserializer(
                                types.constructType(ValueList.class), types.constructType(FieldMap.class)));
        if (PackageVersion.VERSION.getMinorVersion() < KEEPS_FIELDS_OF_RECORDS) {
            wire.setDeserializerModifier(new KeptFields());
        }
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                // Null inside a map is content, such as a setting that is null; only our own unset fields stay away.
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .addModule(wire)
                .build();
    }

    private static final class SecretOnTheWire extends StdSerializer<Secret> {
        private static final long serialVersionUID = 1L;

        SecretOnTheWire() {
            super(Secret.class);
        }

        @Override
        public void serialize(Secret value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(value.reveal());
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class PatchOnTheWire extends StdSerializer<Patch> {
        private static final long serialVersionUID = 1L;

        PatchOnTheWire() {
            super(Patch.class);
        }

        @Override
        public void serialize(Patch patch, JsonGenerator generator, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(patch.value(), generator);
        }
    }

    /** The servers write {@code Z}, {@code +00:00} or no zone at all, and then mean UTC. */
    private static final class LenientInstant extends StdDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        LenientInstant() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken().isNumeric()) {
                return Instant.ofEpochSecond(parser.getLongValue());
            }
            String text = parser.getValueAsString("").replace(' ', 'T');
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException noZone) {
                try {
                    return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
                } catch (DateTimeParseException e) {
                    throw context.weirdStringException(text, Instant.class, "not a time");
                }
            }
        }
    }
}
