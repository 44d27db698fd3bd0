package io.github.llmbridge.saas.pages;

import org.jspecify.annotations.Nullable;

/**
 * What every page has.
 *
 * @param csrf the token that forms send back
 * @param signedIn whether somebody is signed in
 */
public record Page(String csrf, boolean signedIn) {
    /** A whole page. */
    public String of(String title, Html content) {
        return Html.of(
                        """
                        <!DOCTYPE html>
                        <html lang="en">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <meta name="color-scheme" content="light dark">
                        <title>{} · Example Chat</title>
                        <link rel="stylesheet" href="/style.css">
                        </head>
                        <body>
                        <a class="skip" href="#content">Skip to the content</a>
                        <header><nav aria-label="Main"><a class="home" href="/">Example Chat</a>{}</nav></header>
                        <main id="content" tabindex="-1">
                        <h1>{}</h1>
                        {}
                        </main>
                        </body>
                        </html>
                        """,
                        title,
                        signedIn
                                ? form("/logout", "quiet", Html.of("<button>Sign out</button>"))
                                : Html.of("<a href=\"/login\">Sign in</a>"),
                        title,
                        content)
                .toString();
    }

    /** A form that changes something. */
    public Html form(String action, String look, Html content) {
        return Html.of(
                "<form method=\"post\" action=\"{}\" class=\"{}\"><input type=\"hidden\" name=\"_csrf\" value=\"{}\">{}</form>",
                action,
                look,
                csrf,
                content);
    }

    /** Something that has just happened; nothing if {@code null}. */
    public static Html notice(@Nullable String text) {
        return text == null ? Html.NONE : Html.of("<p class=\"notice\" role=\"status\">{}</p>", text);
    }

    /** Something that went wrong; nothing if {@code null}. */
    public static Html error(@Nullable String text) {
        return text == null ? Html.NONE : Html.of("<p class=\"error\" role=\"alert\">{}</p>", text);
    }
}
