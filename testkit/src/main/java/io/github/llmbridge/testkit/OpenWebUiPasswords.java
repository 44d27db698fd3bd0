package io.github.llmbridge.testkit;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Which new passwords the server takes. */
final class OpenWebUiPasswords {
    /** The server's rule if it is told to have one, and no other. */
    private static final Pattern RULE =
            Pattern.compile("^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d)(?=.*[^\\w\\s]).{8,}$", Pattern.UNICODE_CHARACTER_CLASS);

    private static final int MOST_BYTES = 72;

    private final OpenWebUiLine line;

    /** Whether the server was told to have a rule. */
    boolean validated;

    OpenWebUiPasswords(OpenWebUiLine line) {
        this.line = line;
    }

    void check(String password) {
        if (line.does(OpenWebUiFact.REFUSES_LONG_PASSWORDS)
                && password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new OpenWebUiRefusal(400, OpenWebUiRefusal.PASSWORD_TOO_LONG);
        }
        if (validated
                && line.does(OpenWebUiFact.VALIDATES_PASSWORDS)
                && !RULE.matcher(password).find()) {
            throw new OpenWebUiRefusal(400, OpenWebUiRefusal.PASSWORD_INVALID);
        }
    }
}
