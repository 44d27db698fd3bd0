package io.github.llmbridge.usage;

import io.github.llmbridge.http.RawRequest;
import io.github.llmbridge.http.WrongEndpointException;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.litellm.spend.SpendLogPage;
import io.github.llmbridge.litellm.spend.SpendLogPageQuery;
import java.time.Instant;

/**
 * LiteLLM's log of calls, page by page on every version. The server takes whole seconds, both ends included. Thread
 * safe.
 */
final class LoggedCalls {
    private final LiteLlmClient liteLlm;

    /** LiteLLM before 1.80.8 has the list of its own page only, which its description does not name. */
    private volatile boolean hasPublicList = true;

    LoggedCalls(LiteLlmClient liteLlm) {
        this.liteLlm = liteLlm;
    }

    /** Rows of a window, the newest first. */
    SpendLogPage page(Instant from, Instant to, int number, int size) {
        SpendLogPageQuery query =
                SpendLogPageQuery.builder(from, to).page(number).pageSize(size).build();
        if (hasPublicList) {
            try {
                return liteLlm.spend().logPage(query);
            } catch (WrongEndpointException e) {
                hasPublicList = false;
            }
        }
        RawRequest request = RawRequest.get("/spend/logs/ui")
                .query("start_date", query.startDate())
                .query("end_date", query.endDate())
                .query("page", number)
                .query("page_size", size);
        return liteLlm.raw().send(request).read(SpendLogPage.class);
    }
}
