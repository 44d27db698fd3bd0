package io.github.llmbridge.litellm.users;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.llmbridge.litellm.Limits;
import java.util.Arrays;
import java.util.List;

/**
 * Ids that a list is narrowed to, each exactly.
 *
 * @param ids at least one; none with a comma or a space at an end, since the server separates them by commas
 */
public record IdList(List<String> ids) {
    /** Checks that the server will tell them apart. */
    public IdList {
        ids = Limits.requireIds("ids", ids);
        if (!ids.stream().allMatch(IdList::isSeparable)) {
            throw new IllegalArgumentException("ids must not hold a comma, nor a space at an end");
        }
    }

    /** These ids. */
    public static IdList of(String... ids) {
        return new IdList(Arrays.asList(ids));
    }

    static boolean isSeparable(String id) {
        return id.indexOf(',') < 0 && id.equals(id.strip());
    }

    /** As it stands in a query. A single id is there twice: alone, LiteLLM 1.106.0 would take it for a part of an id. */
    @JsonValue
    String text() {
        String joined = String.join(",", ids);
        return ids.size() == 1 ? joined + "," + joined : joined;
    }
}
