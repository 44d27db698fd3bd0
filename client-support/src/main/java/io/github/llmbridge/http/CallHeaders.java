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
    private final Exchanges exchanges;

    CallHeaders(String userAgent, Credential credential, Map<String, String> further, Exchanges exchanges) {
        this.userAgent = userAgent;
        this.credential = credential;
        this.further = further;
        this.exchanges = exchanges;
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
        exchanges.shows(bearer);
        if (bearer != null) {
            headers.put("Authorization", List.of("Bearer " + bearer.reveal()));
        }
        further.forEach((name, value) -> headers.put(name, List.of(value)));
        return headers;
    }
}
