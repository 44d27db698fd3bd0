package io.github.llmbridge.openwebui.auths;

import io.github.llmbridge.openwebui.users.Emails;
import java.util.regex.Pattern;

/**
 * The header that an Open WebUI behind an authenticating proxy trusts. Whoever can reach such a server's port can be anyone.
 *
 * @param name the server's {@code WEBUI_AUTH_TRUSTED_EMAIL_HEADER}, such as {@code X-Forwarded-Email}
 * @param email of the account
 */
public record TrustedHeader(String name, String email) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern ASCII = Pattern.compile("[\\x21-\\x7e]+");

    /** Checks what the server would take for another account, or make a new one of. */
    public TrustedHeader {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name must be a header's name, such as X-Forwarded-Email");
        }
        Emails.require(email);
        email = Emails.normalise(email);
        if (!ASCII.matcher(email).matches()) {
            throw new IllegalArgumentException("email must be of ASCII characters to go into a header");
        }
    }
}
