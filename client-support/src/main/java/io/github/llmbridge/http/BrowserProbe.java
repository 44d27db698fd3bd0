package io.github.llmbridge.http;

import java.io.IOException;
import java.util.Locale;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Asks an address what a browser asks before it lets a page call it with an Authorization header. */
final class BrowserProbe {
    private final OkHttpClient http;

    BrowserProbe(OkHttpClient http) {
        this.http = http;
    }

    BrowserAccess check(String url, String origin) {
        Request preflight = new Request.Builder()
                .url(url)
                .method("OPTIONS", null)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization")
                .build();
        try (Response response = http.newCall(preflight).execute()) {
            boolean originAllowed = allows(response.header("Access-Control-Allow-Origin"), origin);
            boolean headerAllowed = allows(response.header("Access-Control-Allow-Headers"), "authorization");
            return originAllowed && headerAllowed ? BrowserAccess.ALLOWED : BrowserAccess.REFUSED_BY_CORS;
        } catch (IOException e) {
            return BrowserAccess.UNREACHABLE;
        }
    }

    private static boolean allows(@Nullable String header, String wanted) {
        return header != null
                && (header.equals("*") || header.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT)));
    }
}
