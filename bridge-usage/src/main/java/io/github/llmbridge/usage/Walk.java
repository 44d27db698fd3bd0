package io.github.llmbridge.usage;

import io.github.llmbridge.bridge.store.Lease;
import io.github.llmbridge.litellm.spend.SpendLog;
import io.github.llmbridge.litellm.spend.SpendLogPage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run over LiteLLM's log. A window of time is cut in halves, the older first, until one page holds it, so that a
 * page is one answer of the database and no row is lost between two pages while others are written.
 */
final class Walk {
    private static final int TRIES = 3;

    private final LoggedCalls calls;
    private final Exported exported;
    private final UsageSink sink;
    private final Instant since;
    private final int pageSize;
    private final Lease turn;
    private long events;
    private boolean complete = true;

    Walk(LoggedCalls calls, Exported exported, UsageSink sink, Instant since, int pageSize, Lease turn) {
        this.calls = calls;
        this.exported = exported;
        this.sink = sink;
        this.since = since;
        this.pageSize = pageSize;
        this.turn = turn;
    }

    long events() {
        return events;
    }

    /** Whether all was reached. */
    boolean over(long from, long to) {
        slots(from, to);
        return complete;
    }

    private void slots(long from, long to) {
        if (!hasTurn()) {
            return;
        }
        Instant start = Slots.start(from);
        Instant end = Slots.start(to);
        SpendLogPage first = calls.page(start, end, 1, 1);
        boolean allCounted = !Boolean.TRUE.equals(first.totalIsCapped());
        if (allCounted && first.total() == exported.count(from, to)) {
            return;
        }
        if (allCounted && first.total() <= pageSize || to - from == 1) {
            seconds(start.getEpochSecond(), end.getEpochSecond());
        } else {
            long middle = from + (to - from) / 2;
            slots(from, middle);
            slots(middle, to);
        }
    }

    private void seconds(long from, long to) {
        if (!hasTurn()) {
            return;
        }
        SpendLogPage page = calls.page(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to), 1, pageSize);
        if (page.total() <= pageSize) {
            take(page.data());
        } else if (to - from == 1) {
            busySecond(from, to);
        } else {
            long middle = from + (to - from) / 2;
            seconds(from, middle);
            seconds(middle, to);
        }
    }

    /** Pages may shift while they are read, so they are read until they hold as many rows as LiteLLM counts. */
    private void busySecond(long from, long to) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < TRIES; i++) {
            SpendLogPage page;
            int number = 0;
            do {
                page = calls.page(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to), ++number, pageSize);
                page.data().forEach(row -> ids.add(row.requestId()));
                if (!hasTurn()) {
                    return;
                }
                take(page.data());
            } while (page.data().size() == pageSize);
            if (ids.size() >= page.total()) {
                return;
            }
        }
        complete = false;
    }

    private boolean hasTurn() {
        complete &= turn.isHeld();
        return turn.isHeld();
    }

    private void take(List<SpendLog> rows) {
        Map<String, SpendLog> fresh = new LinkedHashMap<>();
        Set<Exported.Call> seen = new HashSet<>();
        rows.stream().sorted(Comparator.comparing(SpendLog::startTime)).forEach(row -> {
            Exported.Call call = Exported.Call.of(row.requestId(), row.startTime());
            if (!exported.has(call.slot(), call.print())) {
                seen.add(call);
                fresh.put(row.requestId(), row);
            }
        });
        if (seen.isEmpty()) {
            return;
        }
        List<UsageEvent> batch =
                fresh.values().stream().filter(this::counts).map(Walk::event).toList();
        if (!batch.isEmpty()) {
            sink.accept(batch);
        }
        events += batch.size();
        // Another exporter may have gone on meanwhile, and knows better; the batch is sent again at worst.
        if (hasTurn()) {
            exported.add(seen);
        }
    }

    private boolean counts(SpendLog row) {
        return !row.startTime().isBefore(since) && (row.spend() != 0 || !"failure".equals(row.status()));
    }

    private static UsageEvent event(SpendLog row) {
        String name = filled(row.modelGroup());
        String target = filled(row.model());
        return new UsageEvent(
                row.requestId(),
                row.startTime(),
                filled(row.user()),
                filled(row.apiKey()),
                filled(row.teamId()),
                filled(row.endUser()),
                name != null ? name : target != null ? target : "",
                row.promptTokens(),
                row.completionTokens(),
                BigDecimal.valueOf(row.spend()));
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
