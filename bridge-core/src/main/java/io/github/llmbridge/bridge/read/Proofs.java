package io.github.llmbridge.bridge.read;

import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.report.AccessProof;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.report.Refusal;
import io.github.llmbridge.bridge.report.StepError;
import io.github.llmbridge.bridge.run.View;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.BudgetExceededException;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.RateLimitedException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.chat.ChatCompletionRequest;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Proves a person's access by calls with the very key that stands in the connection. */
final class Proofs {
    private static final String QUESTION = "Hi";

    private Proofs() {}

    /**
     * The proof.
     *
     * @param model the model to ask; {@code null} for the first one of the tier
     */
    static AccessProof of(View view, @Nullable String model) {
        Optional<DirectConnection> connection = view.look().connection();
        Secret key = connection.map(DirectConnection::key).orElse(null);
        if (connection.isEmpty() || key == null) {
            return refused(view, model, List.of(), Refusal.NO_CONNECTION, null);
        }
        if (!connection.get().enabled()) {
            return refused(view, model, List.of(), Refusal.CONNECTION_OFF, null);
        }
        return ask(view, model, view.servers().liteLlm().as(key));
    }

    private static AccessProof ask(View view, @Nullable String named, LiteLlmClient asPerson) {
        String model = named;
        List<String> listed = List.of();
        try {
            listed = asPerson.models().list().ids();
            model = named == null ? first(view, listed) : named;
            asPerson.chatCompletions()
                    .create(ChatCompletionRequest.builder(model, QUESTION)
                            .maxTokens(1)
                            .build());
            return new AccessProof(view.look().userId(), model, listed, null, null);
        } catch (ApiException e) {
            return refused(view, model, listed, refusal(e), StepError.of(e));
        }
    }

    /** The first name of the tier that is a model's own, not a pattern's or a group's. */
    private static String first(View view, List<String> listed) {
        List<String> ofTier =
                view.wish().map(Person::tier).map(tier -> tier.models().names()).orElse(List.of());
        return ofTier.stream()
                .filter(listed::contains)
                .findFirst()
                .or(() -> listed.stream().filter(name -> !name.contains("*")).findFirst())
                .or(() -> ofTier.stream().filter(name -> !name.contains("*")).findFirst())
                .orElseThrow(() -> new InvalidRequestException("LiteLLM lists no model for the key of user '"
                        + view.look().userId() + "'; name the model to ask"));
    }

    private static AccessProof refused(
            View view, @Nullable String model, List<String> listed, Refusal refusal, @Nullable StepError error) {
        return new AccessProof(view.look().userId(), model, listed, refusal, error);
    }

    private static Refusal refusal(ApiException error) {
        String code = error.code().orElse("");
        if (error instanceof UnauthorizedException) {
            return ofKey(code, error.serverMessage().orElse(""));
        }
        if (error instanceof ForbiddenException) {
            return code.endsWith("_model_access_denied") ? Refusal.MODEL_REFUSED : Refusal.KEY_REFUSED;
        }
        if (error instanceof BudgetExceededException) {
            return Refusal.BUDGET_SPENT;
        }
        if (error instanceof RateLimitedException) {
            return Refusal.RATE_LIMITED;
        }
        if (error instanceof NotFoundException) {
            return Refusal.NO_SUCH_MODEL;
        }
        return error instanceof UnreachableException ? Refusal.UNREACHABLE : Refusal.MODEL_FAILED;
    }

    /** Blocks and a switched-off user come with the same type, {@code auth_error}; only the text tells them. */
    private static Refusal ofKey(String code, String message) {
        if (code.equals("token_not_found_in_db")) {
            return Refusal.KEY_UNKNOWN;
        }
        if (code.equals("expired_key")) {
            return Refusal.KEY_ENDED;
        }
        if (message.contains("deactivated")) {
            return Refusal.USER_DEACTIVATED;
        }
        return message.contains("blocked") ? Refusal.BLOCKED : Refusal.KEY_REFUSED;
    }
}
