package io.github.llmbridge.openwebui;

import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.ErrorClassifier;
import io.github.llmbridge.http.ErrorDetails;
import io.github.llmbridge.http.ErrorResponse;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.RateLimitedException;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.http.UnprocessableException;
import io.github.llmbridge.http.WrongEndpointException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Open WebUI's error answers mean. The text of {@code detail} tells more than the status: a missing right is 401, a
 * wrong password 400, an unknown group 401 or 404. Each rule is pinned by the contract suite.
 */
final class OpenWebUiErrors implements ErrorClassifier {
    private static final Pattern UNKNOWN_ROUTE = Pattern.compile("Not Found|Method Not Allowed");
    private static final Pattern MISSING =
            Pattern.compile("We could not find what you're looking for|(User|Group|Parent group) not found"
                    // The words for an unknown group before 0.12.0.
                    + "|Error updating group|Error adding users to group|Error removing users from group"
                    // A chat's words for a model that does not exist or that the caller may not see.
                    + "|^Model not found$");
    private static final Pattern NO_RIGHT = Pattern.compile("You do not have permission to access this resource"
            + "|restricted as a security measure|Could not verify primary admin status");
    private static final Pattern UPSTREAM_DOWN = Pattern.compile("Open WebUI: Server Connection Error");
    /** LiteLLM's words, and those of most others, where the status is lost. */
    private static final Pattern TOO_MANY =
            Pattern.compile("(?i)rate limit|too many requests|parallel request limit|Crossed TPM");

    private static final String CHAT = "chatCompletions.create";
    private static final String SPENT = "budget_exceeded";
    private static final Pattern WRONG_CREDENTIAL =
            Pattern.compile("password provided is incorrect|has not provided a trusted header");

    @Override
    public String product() {
        return "Open WebUI";
    }

    @Override
    public ApiException classify(ErrorResponse response) {
        if (response.json().get("error") instanceof Map<?, ?> error) {
            return ofUpstream(response, error);
        }
        String message = message(response);
        ErrorDetails details = response.details(null, message);
        ApiException known = byMessage(message, details);
        if (known != null) {
            return known;
        }
        return isRefusedChat(response) ? ofRefusedChat(message, details) : byStatus(response.status(), details);
    }

    /** From 0.9.2 to 0.11.4 every refusal of a chat is 400 with the model server's message; its status and code are lost. */
    private static boolean isRefusedChat(ErrorResponse response) {
        return response.status() == 400
                && response.operation().equals(CHAT)
                && response.json().get("detail") instanceof String;
    }

    private static ApiException ofRefusedChat(String message, ErrorDetails details) {
        return TOO_MANY.matcher(message).find()
                ? new RateLimitedException(details)
                : UpstreamException.refused(details);
    }

    /**
     * The body is the model server's own, in OpenAI's shape; Open WebUI's errors have a {@code detail}. A spent budget is no limit
     * that passes, though LiteLLM calls it 429 in some versions.
     */
    private static ApiException ofUpstream(ErrorResponse response, Map<?, ?> error) {
        String type = text(error.get("type"));
        ErrorDetails details = response.details(type, text(error.get("message")));
        return response.status() == 429 && !SPENT.equals(type)
                ? new RateLimitedException(details)
                : UpstreamException.refused(details);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable ApiException byMessage(String message, ErrorDetails details) {
        if (UNKNOWN_ROUTE.matcher(message).matches()) {
            return new WrongEndpointException(details);
        }
        if (message.contains("is already registered")) {
            return new AlreadyExistsException(details);
        }
        if (MISSING.matcher(message).find()) {
            return new NotFoundException(details);
        }
        if (UPSTREAM_DOWN.matcher(message).find()) {
            return UpstreamException.unreachable(details);
        }
        if (NO_RIGHT.matcher(message).find()) {
            return new ForbiddenException(details);
        }
        if (WRONG_CREDENTIAL.matcher(message).find()) {
            return new UnauthorizedException(details);
        }
        return null;
    }

    private static ApiException byStatus(int status, ErrorDetails details) {
        return switch (status) {
            case 400, 422 -> new UnprocessableException(details);
            case 401 -> new UnauthorizedException(details);
            case 403 -> new ForbiddenException(details);
            case 404 -> new NotFoundException(details);
            case 429 -> new RateLimitedException(details);
            default -> status >= 500 ? new ServerErrorException(details) : new ApiException(details);
        };
    }

    /** {@code detail} is a text, or a list whose {@code input} echoes the request and is left out. */
    private static String message(ErrorResponse response) {
        Object detail = response.json().get("detail");
        if (detail instanceof List<?> faults) {
            return ErrorResponse.describeFaults(faults);
        }
        return detail == null ? response.text() : detail.toString();
    }
}
