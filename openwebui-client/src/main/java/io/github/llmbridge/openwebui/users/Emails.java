package io.github.llmbridge.openwebui.users;

import io.github.llmbridge.http.TextRules;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names and e-mail addresses as the server keeps them. */
public final class Emails {
    private static final Pattern FORM = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern ADDABLE = Pattern.compile(".+@(localhost|.+\\..+)");

    private Emails() {}

    /** The form in which the server stores an address, without what cannot be seen around it. */
    public static String normalise(String email) {
        return TextRules.stripped(email).toLowerCase(Locale.ROOT);
    }

    /**
     * Throws {@link IllegalArgumentException} unless this is an address. The server checks next to nothing: it takes a no-break
     * space, a zero width space or a control character in the middle, and whoever types what is seen cannot sign in.
     */
    public static void require(String email) {
        if (email == null) {
            throw new IllegalArgumentException("email must be set");
        }
        String address = TextRules.stripped(email);
        if (!FORM.matcher(address).matches()) {
            throw new IllegalArgumentException("email must be an address, such as a@example.com");
        }
        TextRules.requireIdentity("email", address);
    }

    /** Whether a stored text can be an address at all. */
    public static boolean isAddress(String text) {
        String address = TextRules.stripped(text);
        return FORM.matcher(address).matches() && !TextRules.hasInvisible(address);
    }

    /** Whether the server adds an account with this address: it wants a dot behind the @, or {@code localhost}. */
    public static boolean isAddable(String email) {
        return ADDABLE.matcher(email).matches();
    }

    /** Throws {@link IllegalArgumentException} for a display name that is blank, which the server takes, or that it cannot keep. */
    public static void requireName(String name) {
        TextRules.requireStorable("name", name);
    }
}
