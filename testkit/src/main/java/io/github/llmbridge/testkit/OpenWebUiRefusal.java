package io.github.llmbridge.testkit;

/** Ends a call with an error answer, from however deep. The texts are Open WebUI's own, to the letter. */
final class OpenWebUiRefusal extends RuntimeException {
    static final String NO_TRUSTED_HEADER =
            "Your provider has not provided a trusted header. Please contact your administrator for assistance.";
    static final String INVALID_TOKEN = "Your session has expired or the token is invalid. Please sign in again.";
    static final String UNAUTHORIZED = "401 Unauthorized";
    static final String ACCESS_PROHIBITED =
            "You do not have permission to access this resource. Please contact your administrator for assistance.";
    static final String ACTION_PROHIBITED = "The requested action has been restricted as a security measure.";
    static final String API_KEY_NOT_ALLOWED = "Use of API key is not enabled in the environment.";
    static final String API_KEY_CREATION_NOT_ALLOWED = "API key creation is not allowed in the environment.";
    static final String API_KEY_NOT_FOUND =
            "Oops! It looks like there's a hiccup. The API key is missing. Please make sure to provide a valid API key"
                    + " to access this feature.";
    static final String INVALID_CREDENTIALS =
            "The email or password provided is incorrect. Please check for typos and try logging in again.";
    static final String INCORRECT_PASSWORD =
            "The password provided is incorrect. Please check for typos and try again.";
    static final String EMAIL_TAKEN =
            "Uh-oh! This email is already registered. Sign in with your existing account or choose another email to"
                    + " start anew.";
    static final String INVALID_EMAIL =
            "The email format you entered is invalid. Please double-check and make sure you're using a valid email"
                    + " address (e.g., yourname@example.com).";
    static final String PASSWORD_TOO_LONG =
            "Uh-oh! The password you entered is too long. Please make sure your password is less than 72 bytes long.";
    static final String PASSWORD_INVALID = "The password does not meet the required validation criteria.";
    static final String NOT_FOUND = "We could not find what you're looking for :/";
    static final String RATE_LIMITED = "API rate limit exceeded";
    static final String PRIMARY_ADMIN_UNKNOWN = "Could not verify primary admin status.";

    private static final long serialVersionUID = 1;

    private final transient Reply reply;

    OpenWebUiRefusal(Reply reply) {
        super("HTTP " + reply.status(), null, false, false);
        this.reply = reply;
    }

    OpenWebUiRefusal(int status, String detail) {
        this(Reply.json(status, Json.object().put("detail", detail)));
    }

    /** What an exception that nobody caught becomes: plain text, no JSON. */
    static OpenWebUiRefusal unhandled() {
        return new OpenWebUiRefusal(Reply.text(500, "Internal Server Error"));
    }

    Reply reply() {
        return reply;
    }
}
