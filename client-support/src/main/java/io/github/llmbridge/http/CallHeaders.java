package io.github.llmbridge.http;

import feign.RequestInterceptor;
import feign.RequestTemplate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The headers of every call. The credential is asked anew each time: sessions end. */
final class CallHeaders implements RequestInterceptor {
    private final String userAgent;
    private final Credential credential;
    private final Map<String, String> further;

    CallHeaders(String userAgent, Credential credential, CallOptions options) {
        Secret given = options.credential();
        this.userAgent = userAgent;
        this.credential = given == null ? credential : () -> given;
        this.further = options.headers();
    }

    @Override
    public void apply(RequestTemplate template) {
        further.keySet().forEach(template::removeHeader);
        now().forEach(template::headerLiteral);
    }

    Map<String, Collection<String>> now() {
        Map<String, Collection<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("User-Agent", List.of(userAgent));
        headers.put("Accept", List.of("application/json"));
        Secret bearer = credential.get();
        if (bearer != null) {
            headers.put("Authorization", List.of("Bearer " + bearer.reveal()));
        }
        further.forEach((name, value) -> headers.put(name, List.of(value)));
        return headers;
    }
}
