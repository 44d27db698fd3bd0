package io.github.llmbridge.openwebui.functions;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.llmbridge.http.UnknownFields;
import io.github.llmbridge.openwebui.Since;
import java.util.Map;
import java.util.regex.Pattern;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A function to be made, or as a whole to be written. The server runs the text at once, with all rights that it has itself.
 *
 * @param id small letters, digits and {@code _}; the server makes letters small
 * @param content the Python text; a class {@code Pipe}, {@code Filter} or {@code Action} in it decides the type
 * @param meta what is said about it
 * @param commitMessage why it is changed, for the server's history of its versions
 * @param additionalProperties fields that this SDK has no name for
 */
@Value.Builder
public record FunctionForm(
        String id,
        String name,
        String content,
        FunctionMeta meta,
        @Since("0.12.0") @Nullable String commitMessage,
        @JsonAnyGetter @JsonAnySetter Map<String, @Nullable Object> additionalProperties) {
    private static final Pattern ID = Pattern.compile("[a-z_][a-z0-9_]*");

    /** Checks the id. */
    public FunctionForm {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("id must consist of small letters, digits and _");
        }
        additionalProperties = UnknownFields.copyOf(additionalProperties);
    }

    /** A function with this text. */
    public static FunctionFormBuilder builder(String id, String name, String content) {
        return new FunctionFormBuilder().id(id).name(name).content(content).meta(FunctionMeta.of(""));
    }
}
