package io.github.llmbridge.usage;

import io.github.llmbridge.http.WrongEndpointException;
import io.github.llmbridge.litellm.spend.Spend;
import io.github.llmbridge.litellm.spend.SpendLogPage;
import io.github.llmbridge.litellm.spend.SpendLogPageQuery;
import java.time.Instant;

/** LiteLLM's log of calls, page by page on every version. The server takes whole seconds, both ends included. */
final class LoggedCalls {
    private final Spend spend;

    /** LiteLLM before 1.80.8 has the list of its own page only. */
    private boolean hasPublicList = true;

    LoggedCalls(Spend spend) {
        this.spend = spend;
    }

    /** Rows of a window, the newest first. */
    SpendLogPage page(Instant from, Instant to, int number, int size) {
        SpendLogPageQuery query =
                SpendLogPageQuery.builder(from, to).page(number).pageSize(size).build();
        if (hasPublicList) {
            try {
                return spend.logPage(query);
            } catch (WrongEndpointException e) {
                hasPublicList = false;
            }
        }
        return spend.uiLogPage(query);
    }
}
