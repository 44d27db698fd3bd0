package io.github.llmbridge.saas.pages;

import org.jspecify.annotations.Nullable;

/** Pages of those who are not signed in. */
public final class EntryPages {
    private EntryPages() {}

    /** The first page. */
    public static String welcome(Page page) {
        return page.of("Chat with every model", Html.of("""
                        <p>One subscription, all models, one page to chat in.</p>
                        <p><a class="button" href="/signup">Sign up</a> <a href="/login">Sign in</a></p>
                        """));
    }

    /** The form of who signs up; a wrong field keeps what was typed, the password apart. */
    public static String signUp(Page page, String email, String name, @Nullable String error) {
        Html fields = Html.of("""
                <p><label for="email">E-mail address</label>
                <input id="email" name="email" type="email" autocomplete="email" required maxlength="254" value="{}"></p>
                <p><label for="name">Name</label>
                <input id="name" name="name" autocomplete="name" maxlength="100" value="{}"></p>
                <p><label for="password">Password</label>
                <input id="password" name="password" type="password" autocomplete="new-password" required
                 minlength="12" maxlength="72" aria-describedby="password-help"></p>
                <p id="password-help" class="help">12 characters or more.</p>
                <p><button>Sign up</button></p>
                """, email, name);
        return page.of("Sign up", Html.of("{}{}", Page.error(error), page.form("/signup", "fields", fields)));
    }

    /** The form of who signs in. */
    public static String signIn(Page page, boolean failed, boolean signedUp) {
        Html fields = Html.of("""
                <p><label for="username">E-mail address</label>
                <input id="username" name="username" autocomplete="username" required></p>
                <p><label for="password">Password</label>
                <input id="password" name="password" type="password" autocomplete="current-password" required></p>
                <p><button>Sign in</button></p>
                """);
        return page.of(
                "Sign in",
                Html.of(
                        "{}{}{}<p>Not here yet? <a href=\"/signup\">Sign up</a></p>",
                        Page.error(failed ? "Address and password do not match." : null),
                        Page.notice(
                                signedUp
                                        ? "Thank you. If the address is new here, the account is being made: sign in."
                                        : null),
                        page.form("/login", "fields", fields)));
    }

    /** Something went wrong. */
    public static String failure(Page page, String title, String text) {
        return page.of(title, Html.of("<p>{}</p><p><a href=\"/\">Back</a></p>", text));
    }
}
