package io.github.llmbridge.litellm;

import io.github.llmbridge.http.HttpApis;
import io.github.llmbridge.http.RawAnswer;
import io.github.llmbridge.http.ServerUrl;
import io.github.llmbridge.http.UnreadableAnswerException;
import java.util.Map;

/** Who answers at an address that is meant to be LiteLLM's. */
public enum ApiAddress {
    /** LiteLLM, or another server with the same API that asks for a key in the same way. */
    LITELLM,
    /** Another server, such as Open WebUI, or LiteLLM under a path that it does not have. */
    NOT_LITELLM,
    /** Nobody. */
    UNREACHABLE,
    /** Somebody whose answer tells nothing, such as a gateway that turns away who has no credential. */
    UNKNOWN;

    static ApiAddress of(HttpApis apis, String url) {
        String address = ServerUrl.comparable(url);
        String own = ServerUrl.comparable(apis.baseUrl());
        if (address.equals(own) || address.equals(own + "/v1")) {
            return LITELLM;
        }
        return apis.answerAt(address + "/models").map(ApiAddress::of).orElse(UNREACHABLE);
    }

    /**
     * LiteLLM asks for a key by 401 and {@code {"error":…}}, and says 404 for a path that it does not have. Open WebUI sends its
     * page for any path, and {@code {"detail":…}} with 401 where its own API is.
     */
    private static ApiAddress of(RawAnswer answer) {
        int status = answer.status();
        boolean isJson = answer.header("Content-Type")
                .filter(type -> type.contains("json"))
                .isPresent();
        if (status == 404 || status == 405) {
            return NOT_LITELLM;
        }
        if (status >= 200 && status < 300) {
            return isJson ? LITELLM : NOT_LITELLM;
        }
        if (isJson && (status == 401 || status == 403)) {
            Map<String, Object> body = object(answer);
            return body.containsKey("error") ? LITELLM : body.containsKey("detail") ? NOT_LITELLM : UNKNOWN;
        }
        return UNKNOWN;
    }

    private static Map<String, Object> object(RawAnswer answer) {
        try {
            return answer.object();
        } catch (UnreadableAnswerException e) {
            return Map.of();
        }
    }
}
