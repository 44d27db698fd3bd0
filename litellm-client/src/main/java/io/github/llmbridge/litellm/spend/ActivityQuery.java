package io.github.llmbridge.litellm.spend;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Limits;
import java.time.LocalDate;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Which activity to read. Days are in UTC, both ends included.
 *
 * @param startDate the first day, such as {@code 2026-11-01}
 * @param endDate the last day
 * @param model only this model
 * @param apiKey only this key
 * @param page from 1
 * @param pageSize rows of the server, 1 to 1000
 * @param ids only these teams, tags, customers, organizations, or this one user
 * @param excludedIds all teams, customers or organizations but these; not for users and tags
 */
@Value.Builder
public record ActivityQuery(
        String startDate,
        String endDate,
        @Nullable String model,
        @Nullable KeyHash apiKey,
        @Nullable Integer page,
        @Nullable Integer pageSize,
        @JsonIgnore List<String> ids,
        @JsonIgnore List<String> excludedIds) {
    static final int LARGEST_PAGE = 1000;

    /** Checks the range. */
    public ActivityQuery {
        requireDays(startDate, endDate);
        Limits.requireText("model", model);
        Limits.requirePage("page", page, Integer.MAX_VALUE);
        Limits.requirePage("pageSize", pageSize, LARGEST_PAGE);
        ids = requireIds("ids", ids);
        excludedIds = requireIds("excludedIds", excludedIds);
    }

    /** The activity of these days. */
    public static ActivityQueryBuilder builder(LocalDate start, LocalDate end) {
        return new ActivityQueryBuilder().startDate(start.toString()).endDate(end.toString());
    }

    /** The ids as the server takes them; {@code null} if there are none. */
    public @Nullable String joinedIds() {
        return ids.isEmpty() ? null : String.join(",", ids);
    }

    /** The excluded ids as the server takes them; {@code null} if there are none. */
    public @Nullable String joinedExcludedIds() {
        return excludedIds.isEmpty() ? null : String.join(",", excludedIds);
    }

    /** For users, whom the server takes one at a time. */
    public void requireOneIdAtMost() {
        if (ids.size() > 1) {
            throw new IllegalArgumentException("ids must hold one user at most");
        }
        requireNoExcludedIds();
    }

    /** For what the server cannot exclude. */
    public void requireNoExcludedIds() {
        if (!excludedIds.isEmpty()) {
            throw new IllegalArgumentException("excludedIds cannot be used here");
        }
    }

    /** The same query for another page. */
    ActivityQuery at(int number) {
        return new ActivityQueryBuilder()
                .from(this)
                .page(number)
                .pageSize(LARGEST_PAGE)
                .build();
    }

    static void requireDays(String start, String end) {
        if (LocalDate.parse(start).isAfter(LocalDate.parse(end))) {
            throw new IllegalArgumentException("startDate must not be after endDate");
        }
    }

    /** The server splits at commas. */
    private static List<String> requireIds(String field, List<String> ids) {
        for (String id : ids) {
            Limits.requireText(field, id);
            if (id.contains(",")) {
                throw new IllegalArgumentException(
                        field + " must not hold a comma: the server would take it for several");
            }
        }
        return List.copyOf(ids);
    }
}
