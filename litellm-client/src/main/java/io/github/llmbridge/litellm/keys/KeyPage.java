package io.github.llmbridge.litellm.keys;

import java.util.List;

/** One page of {@code /key/list}, newest first unless asked otherwise. */
public record KeyPage(List<Key> keys, int totalCount, int currentPage, int totalPages) {
    public KeyPage {
        keys = List.copyOf(keys);
    }
}
