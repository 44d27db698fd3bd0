package io.github.llmbridge.litellm;

import io.github.llmbridge.http.ErrorResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The type and message of an error answer, out of its five shapes: {@code {"error":{…}}}, {@code {"detail":…}} as text,
 * object or list, problem+json, plain text.
 *
 * @param type the server's own; often wrong, so never decisive alone
 * @param message unwrapped; for a list only places and messages, since 1.77.3 puts the input beside them, keys included
 */
record LiteLlmErrorBody(@Nullable String type, String message) {
    /** What a handler raised as a dict comes as the text of that dict in Python's notation. */
    private static final Pattern PYTHON_DICT =
            Pattern.compile("^\\{['\"](?:error|message|detail)['\"]: (['\"])(.*)\\1\\}$", Pattern.DOTALL);

    static LiteLlmErrorBody of(ErrorResponse response) {
        Map<String, Object> json = response.json();
        if (json.get("error") instanceof Map<?, ?> error) {
            return new LiteLlmErrorBody(typeOf(error), unwrap(text(error.get("message"))));
        }
        Object detail = json.get("detail");
        if (detail instanceof Map<?, ?> map) {
            Object inner = map.containsKey("error") ? map.get("error") : map.get("message");
            return new LiteLlmErrorBody(null, inner == null ? "" : unwrap(text(inner)));
        }
        if (detail instanceof List<?> faults) {
            return new LiteLlmErrorBody(null, ErrorResponse.describeFaults(faults));
        }
        if (detail != null) {
            return new LiteLlmErrorBody(null, unwrap(text(detail)));
        }
        return new LiteLlmErrorBody(null, response.text());
    }

    /** {@code {"detail":"Not Found"}} means that the server has no such route; a missing entity is told in other words. */
    boolean isUnknownRoute(int status) {
        return (status == 404 && message.equals("Not Found")) || status == 405;
    }

    private static @Nullable String typeOf(Map<?, ?> error) {
        Object type = error.get("type");
        return type == null || type.equals("None") ? null : type.toString();
    }

    private static String unwrap(String message) {
        Matcher dict = PYTHON_DICT.matcher(message.strip());
        return dict.matches() ? dict.group(2) : message;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
