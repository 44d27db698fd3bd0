package io.github.llmbridge.bridge.follow;

import java.util.List;

/** What LiteLLM's lists tell, one call for each page. */
@FunctionalInterface
interface Lists {
    /**
     * A page.
     *
     * @param number from 1
     * @param newestFirst whether what was made last comes first, of keys what was changed last; else by id
     */
    Page page(Change.Kind kind, int number, boolean newestFirst);

    /**
     * A page of a list.
     *
     * @param isLast whether there are no more
     */
    record Page(List<ListedRow> rows, boolean isLast) {}
}
