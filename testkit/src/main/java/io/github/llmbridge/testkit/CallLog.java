package io.github.llmbridge.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The calls that came in, in the order of their start. Thread safe. */
final class CallLog {
    private final List<RecordedCall> calls = new ArrayList<>();

    synchronized void add(Call call, Instant started) {
        calls.add(new RecordedCall(call.method(), call.path(), started, Instant.now()));
    }

    synchronized List<RecordedCall> list() {
        return calls.stream()
                .sorted(Comparator.comparing(RecordedCall::started))
                .toList();
    }

    synchronized void clear() {
        calls.clear();
    }
}
