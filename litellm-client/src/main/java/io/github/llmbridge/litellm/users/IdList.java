package io.github.llmbridge.litellm.users;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.llmbridge.litellm.Limits;
import java.util.Arrays;
import java.util.List;

/** Ids that a list is narrowed to, each exactly. Immutable. */
public final class IdList {
    private final List<String> ids;

    private IdList(List<String> ids) {
        this.ids = ids;
    }

    /**
     * These ids.
     *
     * @param ids at least one; none with a comma or a space at an end, since the server separates them by commas
     */
    public static IdList of(List<String> ids) {
        List<String> checked = Limits.requireIds("ids", ids);
        if (!checked.stream().allMatch(IdList::isSeparable)) {
            throw new IllegalArgumentException("ids must not hold a comma, nor a space at an end");
        }
        return new IdList(checked);
    }

    /** As {@link #of(List)}. */
    public static IdList of(String... ids) {
        return of(Arrays.asList(ids));
    }

    static boolean isSeparable(String id) {
        return id.indexOf(',') < 0 && id.equals(id.strip());
    }

    /** As it stands in a query. A single id is there twice: alone, LiteLLM 1.106.0 would take it for a part of an id. */
    @JsonValue
    @Override
    public String toString() {
        String joined = String.join(",", ids);
        return ids.size() == 1 ? joined + "," + joined : joined;
    }
}
