package io.github.llmbridge.litellm;

import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.BudgetExceededException;
import io.github.llmbridge.http.EnterpriseOnlyException;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What LiteLLM's error answers mean. The status alone misleads: a spent budget is 400, 422 or 429 by version, a missing
 * licence 400, 403 or 500, a missing role 401. Each rule is pinned by the contract suite on both lines.
 */
final class LiteLlmErrors implements ErrorClassifier {
    private static final Pattern EXISTS = Pattern.compile("already exists|already in team");
    private static final Pattern MISSING = Pattern.compile(
            "not found|(does not|doesn't) exist in|Invalid model name|No keys found"
                    // A model deleted a moment ago, whose name 1.77.3 still knows.
                    + "|no healthy deployments for this model",
            Pattern.CASE_INSENSITIVE);

    /** {@code /tag/*} answers 500 to everything and puts the true status in front of its text. */
    private static final Pattern INNER = Pattern.compile("^(?:\\d{3}: )*([45]\\d{2}): ");

    @Override
    public String product() {
        return "LiteLLM";
    }

    @Override
    public ApiException classify(ErrorResponse response) {
        LiteLlmErrorBody body = LiteLlmErrorBody.of(response);
        ErrorDetails details = response.details(body.type(), body.message());
        int status = trueStatus(response.status(), body);
        ApiException known = byBody(status, body.type() == null ? "" : body.type(), body.message(), details);
        return known == null ? byStatus(status, body, details) : known;
    }

    @Override
    public String callIdHeader() {
        return "x-litellm-call-id";
    }

    private static int trueStatus(int status, LiteLlmErrorBody body) {
        Matcher inner = INNER.matcher(body.message());
        return status == 500 && body.type() == null && inner.find() ? Integer.parseInt(inner.group(1)) : status;
    }

    private static @Nullable ApiException byBody(int status, String type, String message, ErrorDetails details) {
        if (message.contains("LiteLLM Enterprise") || message.contains("uses the enterprise folder")) {
            return new EnterpriseOnlyException(details);
        }
        if (type.equals("budget_exceeded")) {
            return new BudgetExceededException(details);
        }
        if (type.equals("throttling_error") || status == 429) {
            return new RateLimitedException(details);
        }
        if (type.endsWith("_access_denied")
                || message.contains("Only proxy admin")
                || message.contains("Admin-only endpoint")) {
            return new ForbiddenException(details);
        }
        if (type.equals("expired_key") || (type.equals("token_not_found_in_db") && status == 401)) {
            return new UnauthorizedException(details);
        }
        // 1.77.3 fails over an unknown customer with a 500.
        if (message.contains("User ID does not exist passed user_id")) {
            return new NotFoundException(details);
        }
        // A second time the same member of an organization, or the same credential, is a 500 on 1.77.3.
        if (message.contains("Unique constraint")
                && (message.startsWith("Authentication Error, Error adding member")
                        || message.contains("(`credential_name`)"))) {
            return new AlreadyExistsException(details);
        }
        if (status < 500
                && (type.equals("team_member_already_in_team")
                        || EXISTS.matcher(message).find())) {
            return new AlreadyExistsException(details);
        }
        return null;
    }

    private static ApiException byStatus(int status, LiteLlmErrorBody body, ErrorDetails details) {
        if (status >= 500) {
            return new ServerErrorException(details);
        }
        if (body.isUnknownRoute(status)) {
            return new WrongEndpointException(details);
        }
        if (status == 404 || MISSING.matcher(body.message()).find()) {
            return new NotFoundException(details);
        }
        return switch (status) {
            case 401 -> new UnauthorizedException(details);
            case 403 -> new ForbiddenException(details);
            case 400, 422 -> new UnprocessableException(details);
            default -> new ApiException(details);
        };
    }
}
