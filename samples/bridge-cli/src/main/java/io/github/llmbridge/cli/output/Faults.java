package io.github.llmbridge.cli.output;

import io.github.llmbridge.bridge.follow.FeedException;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.report.PersonNotFoundException;
import io.github.llmbridge.bridge.report.PlanOutdatedException;
import io.github.llmbridge.bridge.report.RefusedByPolicyException;
import io.github.llmbridge.bridge.report.StepFailedException;
import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.cli.ToolException;
import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.RateLimitedException;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.http.UnreachableException;
import io.github.llmbridge.http.WrongEndpointException;
import io.github.llmbridge.openwebui.settings.SettingsFunctionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an exception means for whoever has nothing but a shell. */
public final class Faults {
    private static final String DOCTOR = "llmbridge doctor tells what is wrong.";

    private Faults() {}

    /** The exception in words, with what mends it. */
    public static Fault of(Throwable error) {
        Object done =
                error instanceof StepFailedException failed ? failed.result().withoutSecrets() : null;
        Throwable cause = api(error).<Throwable>map(found -> found).orElse(error);
        return new Fault(type(error, cause), message(error), fix(error, cause), done);
    }

    private static String type(Throwable error, Throwable cause) {
        return (cause instanceof ApiException ? cause : error)
                .getClass()
                .getSimpleName()
                .replaceAll("Exception$", "");
    }

    private static String message(Throwable error) {
        String message = error.getMessage();
        boolean unexpected = !(error instanceof ToolException)
                && !error.getClass().getName().startsWith("io.github.llmbridge.")
                && !(error instanceof IllegalArgumentException);
        return unexpected ? "unexpected " + error.getClass().getSimpleName() + ": " + message : String.valueOf(message);
    }

    private static String fix(Throwable error, Throwable cause) {
        if (error instanceof ToolException tool) {
            return tool.fix();
        }
        Optional<StoreException> store = among(StoreException.class, error);
        if (store.isPresent()) {
            return among(ToolException.class, store.get())
                    .map(ToolException::fix)
                    .orElseGet(() -> fix(store.get()));
        }
        if (cause instanceof UnauthorizedException || cause instanceof ForbiddenException) {
            return String.valueOf(cause.getMessage()).startsWith("LiteLLM")
                    ? "Check LITELLM_MASTER_KEY; " + DOCTOR
                    : "Check OPENWEBUI_ADMIN_EMAIL and OPENWEBUI_ADMIN_PASSWORD, or OPENWEBUI_ADMIN_TOKEN; " + DOCTOR;
        }
        if (String.valueOf(error.getMessage()).contains("the time for the operation is over")) {
            return "Give the same command again: it goes on where it stopped. --deadline gives more time than 60"
                    + " seconds.";
        }
        if (cause instanceof UnreachableException || cause instanceof WrongEndpointException) {
            return "Check that the server runs, and LITELLM_BASE_URL or OPENWEBUI_BASE_URL; " + DOCTOR;
        }
        if (cause instanceof RateLimitedException limited) {
            return limited.operation().equals("auths.signIn")
                    ? "Open WebUI allows 15 sign-ins in 3 minutes, and each command signs in: wait, or set"
                            + " OPENWEBUI_ADMIN_TOKEN to an administrator's API key."
                    : "Wait a moment, and give the same command again.";
        }
        if (error instanceof PersonNotFoundException) {
            return "Check --user or --email: llmbridge status --all lists everybody. llmbridge provision makes a"
                    + " person.";
        }
        if (error instanceof PlanOutdatedException) {
            return "Plan again.";
        }
        if (error instanceof StepFailedException) {
            return "Give the same command again: it goes on where it stopped. " + DOCTOR;
        }
        if (error instanceof FeedException && !(cause instanceof ApiException)) {
            return "Check LITELLM_JDBC_URL; llmbridge triggers status tells what is missing, llmbridge triggers install"
                    + " makes it.";
        }
        if (error instanceof SettingsFunctionException) {
            return "llmbridge function status tells more; llmbridge function install lets it in.";
        }
        if (error instanceof InvalidRequestException || error instanceof IllegalArgumentException) {
            return "Correct what the message names; nothing was changed.";
        }
        if (error instanceof RefusedByPolicyException) {
            return "Nothing was changed.";
        }
        return cause instanceof ApiException
                ? DOCTOR
                : "Give the command again with --verbose, and report what it says.";
    }

    /** What helps where the store fails; nothing is lost by it. */
    private static String fix(StoreException error) {
        return switch (error.reason()) {
            case UNAVAILABLE ->
                "See that BRIDGE_STORE is right, its database runs or its file may be written, and give the same command"
                        + " again: it goes on where it stopped.";
            case FULL ->
                "Make room where the store lies, and give the same command again: it goes on where it stopped.";
            case NEWER_SCHEMA ->
                "Use the version of llmbridge that wrote it, or a newer one; or name another store by BRIDGE_STORE.";
            case WRONG_ENCRYPTION_KEY -> "Set BRIDGE_STORE_KEY_FILE to the key set that the store was written with.";
            case REFUSED -> "Give the command again with --verbose, which shows what the database says.";
        };
    }

    /** The first error of a server among the causes. */
    private static Optional<ApiException> api(Throwable error) {
        return among(ApiException.class, error);
    }

    private static <E extends Throwable> Optional<E> among(Class<E> kind, Throwable error) {
        @Nullable Throwable cause = error;
        while (cause != null && !kind.isInstance(cause)) {
            cause = cause.getCause();
        }
        return cause == null ? Optional.empty() : Optional.of(kind.cast(cause));
    }
}
