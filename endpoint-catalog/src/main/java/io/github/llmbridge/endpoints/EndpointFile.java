package io.github.llmbridge.endpoints;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The file's form. Fields, not records, and each of a type of its own: so a fault is found where it is written, and an
 * unknown field before a missing one.
 */
final class EndpointFile {
    /** Strict, so that a misspelt or repeated field is an error. */
    private static final ObjectReader JSON = new JsonMapper()
            .readerFor(EndpointFile.class)
            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    public @Nullable Map<String, @Nullable Entry> endpoints;

    static EndpointFile read(InputStream json) throws IOException {
        try {
            EndpointFile file = JSON.readValue(json);
            if (file == null) {
                throw new IllegalArgumentException("must be an object, not null");
            }
            return file;
        } catch (JacksonException e) {
            // Without the cause: Jackson quotes values, and a value may be a key.
            throw new IllegalArgumentException(FileFault.describe(e));
        }
    }

    List<Endpoint> toEndpoints(Function<String, @Nullable String> environment) {
        if (endpoints == null || endpoints.isEmpty()) {
            throw new IllegalArgumentException("endpoints is missing or empty");
        }
        List<Endpoint> all = new ArrayList<>();
        endpoints.forEach((id, entry) -> {
            if (id.isBlank() || id.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("endpoints: an id is blank or holds a control character");
            }
            if (entry == null) {
                throw new IllegalArgumentException("endpoints." + id + " must be an object");
            }
            all.add(entry.toEndpoint(id, environment));
        });
        return all;
    }

    static final class Entry {
        public @Nullable Name displayName;
        public @Nullable BaseUrl url;
        public @Nullable WrittenKey apiKey;
        public @Nullable Name actualModelName;

        Endpoint toEndpoint(String id, Function<String, @Nullable String> environment) {
            String place = "endpoints." + id;
            return new Endpoint(
                    id,
                    require(displayName, place, "displayName").text(),
                    require(url, place, "url").uri(),
                    require(apiKey, place, "apiKey").resolve(place + ".apiKey", environment),
                    require(actualModelName, place, "actualModelName").text());
        }

        private static <T> T require(@Nullable T value, String place, String field) {
            if (value == null) {
                throw new IllegalArgumentException(place + ": " + field + " is missing");
            }
            return value;
        }
    }

    /** A text that is not blank. */
    static final class Name {
        private final String text;

        private Name(String text) {
            this.text = text;
        }

        /** Found by Jackson by its name, like the others here. */
        public static Name valueOf(String text) {
            if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("must not be blank or hold a control character");
            }
            return new Name(text.strip());
        }

        String text() {
            return text;
        }
    }

    /** A key, the name of the environment variable that holds it, or empty. */
    static final class WrittenKey {
        private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

        private final String text;

        private WrittenKey(String text) {
            this.text = text;
        }

        public static WrittenKey valueOf(String text) {
            String key = text.strip();
            if (key.startsWith("${") ? !VARIABLE.matcher(key).matches() : !isHeaderValue(key)) {
                throw new IllegalArgumentException("must be a key of printable ASCII without spaces, or ${NAME}");
            }
            return new WrittenKey(key);
        }

        @Nullable ApiKey resolve(String field, Function<String, @Nullable String> environment) {
            Matcher variable = VARIABLE.matcher(text);
            if (!variable.matches()) {
                return text.isEmpty() ? null : ApiKey.of(text);
            }
            String value = environment.apply(variable.group(1));
            if (value == null || value.isBlank() || !isHeaderValue(value.strip())) {
                throw new IllegalArgumentException(
                        field + ": environment variable " + variable.group(1) + " is not set to a key");
            }
            return ApiKey.of(value.strip());
        }

        private static boolean isHeaderValue(String key) {
            return key.chars().allMatch(character -> character > ' ' && character < 0x7f);
        }
    }
}
