package io.github.llmbridge.openwebui.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Reads many accounts by few letters. */
final class FunctionReads {
    /** As many as the function takes in one letter. */
    private static final int MOST = 200;

    private final FunctionCalls calls;

    FunctionReads(FunctionCalls calls) {
        this.calls = calls;
    }

    Map<String, AccountRead> read(Collection<String> accountIds) {
        Map<String, AccountRead> found = new LinkedHashMap<>();
        List<String> ids = List.copyOf(new LinkedHashSet<>(accountIds));
        for (List<String> batch : batches(ids, MOST)) {
            List<Map<String, Object>> answers = calls.send("read", batch);
            for (int i = 0; i < batch.size(); i++) {
                found.put(batch.get(i), of(answers.get(i)));
            }
        }
        return found;
    }

    /** What an answer tells of an account: to a read, or to an edit that was not done. */
    static AccountRead of(Map<String, Object> answer) {
        return switch (String.valueOf(answer.get("state"))) {
            case "UNKNOWN_ACCOUNT" -> new AccountRead.UnknownAccount();
            case "NO_OBJECT" -> new AccountRead.Unreadable();
            default -> new AccountRead.Found(answer.get("connections"), String.valueOf(answer.get("seen")));
        };
    }

    static <T> List<List<T>> batches(List<T> all, int most) {
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += most) {
            batches.add(all.subList(from, Math.min(from + most, all.size())));
        }
        return batches;
    }
}
