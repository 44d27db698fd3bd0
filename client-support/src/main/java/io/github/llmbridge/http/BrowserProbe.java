package io.github.llmbridge.http;

import java.io.IOException;
import java.util.Arrays;
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
            boolean allowed = response.isSuccessful()
                    && allowsOrigin(response.header("Access-Control-Allow-Origin"), origin)
                    && names(response.header("Access-Control-Allow-Headers"), "authorization");
            return allowed ? BrowserAccess.ALLOWED : BrowserAccess.REFUSED_BY_CORS;
        } catch (IOException e) {
            return BrowserAccess.UNREACHABLE;
        }
    }

    private static boolean allowsOrigin(@Nullable String header, String origin) {
        return "*".equals(header) || names(header, origin);
    }

    /** Whole names only: an origin may be the beginning of another. A wildcard does not cover the Authorization header. */
    private static boolean names(@Nullable String header, String wanted) {
        return header != null
                && Arrays.stream(header.split(",", -1)).map(String::strip).anyMatch(wanted::equalsIgnoreCase);
    }
}
