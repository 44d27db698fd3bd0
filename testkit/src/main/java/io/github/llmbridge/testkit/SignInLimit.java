package io.github.llmbridge.testkit;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Fifteen sign-ins in three minutes for each e-mail address; good ones count like bad ones. */
final class SignInLimit {
    private static final int LIMIT = 15;
    private static final long BUCKET_SECONDS = 60;
    private static final long BUCKETS = 3;

    /** By minute, then by address. As on the real server the current minute is open besides the three. */
    private final Map<Long, Map<String, Integer>> attempts = new HashMap<>();

    /** Counts an attempt. True if it was one too many. */
    boolean exceededBy(String email, long now) {
        long bucket = Math.floorDiv(now, BUCKET_SECONDS);
        attempts.keySet().removeIf(old -> old < bucket - BUCKETS);
        String key = email.toLowerCase(Locale.ROOT);
        attempts.computeIfAbsent(bucket, minute -> new HashMap<>()).merge(key, 1, Integer::sum);
        return attempts.values().stream()
                        .mapToInt(minute -> minute.getOrDefault(key, 0))
                        .sum()
                > LIMIT;
    }
}
