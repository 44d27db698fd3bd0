package io.github.llmbridge.testkit;

import java.util.regex.Pattern;

/** Which new passwords the server takes. */
final class OpenWebUiPasswords {
    /** The server's rule if it is told to have one, and no other. */
    private static final Pattern RULE =
            Pattern.compile("^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d)(?=.*[^\\w\\s]).{8,}$", Pattern.UNICODE_CHARACTER_CLASS);

    private final OpenWebUiLine line;

    /** Whether the server was told to have a rule. */
    boolean validated;

    OpenWebUiPasswords(OpenWebUiLine line) {
        this.line = line;
    }

    void check(String password) {
        if (!line.passwordFits(password)) {
            throw new OpenWebUiRefusal(400, OpenWebUiRefusal.PASSWORD_TOO_LONG);
        }
        if (validated && line.validatesPasswords() && !RULE.matcher(password).find()) {
            throw new OpenWebUiRefusal(400, OpenWebUiRefusal.PASSWORD_INVALID);
        }
    }
}
