package io.github.llmbridge.litellm.spend;

import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Pages;
import io.github.llmbridge.http.Repeat;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Since;
import io.github.llmbridge.litellm.keys.Key;
import io.github.llmbridge.litellm.users.User;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was spent, by whom and when. The proxy writes its logs and sums every few seconds, so the last calls are missing.
 * For administrators. Thread safe.
 */
@Headers("Content-Type: application/json")
public interface Spend {
    /**
     * What a call would cost by LiteLLM's map of prices; makes no call.
     *
     * @throws io.github.llmbridge.http.UnprocessableException if LiteLLM does not know the model
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /spend/calculate")
    SpendCost calculate(SpendCalculation call);

    /** Every key, the one that spent most first. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /spend/keys")
    List<Key> keys();

    /** {@code /spend/users} as the server sends it: for an unknown id a list that holds {@code null}. See {@link #users()}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /spend/users?user_id={userId}")
    List<@Nullable User> usersAnswer(@Param("userId") @Nullable String userId);

    /** Every user, the one that spent most first. */
    default List<User> users() {
        return present(usersAnswer(null));
    }

    /** One user, or nothing. */
    default Optional<User> user(String userId) {
        Limits.requireText("userId", userId);
        return present(usersAnswer(userId)).stream().findFirst();
    }

    /** {@code /spend/logs} call by call as the server sends it: on 1.77.3 an unknown call is {@code null}. See {@link #logs}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /spend/logs?summarize=false")
    List<@Nullable SpendLog> logsAnswer(@QueryMap SpendLogQuery query);

    /** Logged calls, all at once; {@link #streamLogs} reads page by page. */
    default List<SpendLog> logs(SpendLogQuery query) {
        return present(logsAnswer(query));
    }

    /** {@code /spend/logs} day by day; see {@link #days}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /spend/logs?summarize=true")
    List<SpendDay> daysAnswer(@QueryMap SpendLogQuery query);

    /** Sums of each day, days without spend included if they are the last. The query must name its days. */
    default List<SpendDay> days(SpendLogQuery query) {
        if (query.startDate() == null) {
            throw new IllegalArgumentException("startDate and endDate must be set to sum by day");
        }
        return daysAnswer(query);
    }

    /** One page of logged calls. */
    @Since("1.80.8")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /spend/logs/v2")
    SpendLogPage logPage(@QueryMap SpendLogPageQuery query);

    /** Every logged call that the query names, read page by page as the stream goes; page and size of the query are not used. */
    @Since("1.80.8")
    default Stream<SpendLog> streamLogs(SpendLogPageQuery query) {
        return Pages.stream(
                SpendLogPageQuery.STREAMED_PAGE,
                page -> logPage(new SpendLogPageQueryBuilder()
                                .from(query)
                                .page(page)
                                .pageSize(SpendLogPageQuery.STREAMED_PAGE)
                                .build())
                        .data(),
                SpendLog::requestId);
    }

    /** {@code /spend/tags}; see {@link #tags()}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /spend/tags?start_date={start}&end_date={end}")
    List<TagSpend> tagsAnswer(@Param("start") @Nullable String start, @Param("end") @Nullable String end);

    /** What requests with each tag have cost, ever. */
    default List<TagSpend> tags() {
        return tagsAnswer(null, null);
    }

    /** What requests with each tag have cost, from the start of one day to the start of another, in UTC. */
    default List<TagSpend> tags(LocalDate start, LocalDate end) {
        return tagsAnswer(start.toString(), end.toString());
    }

    /** What the whole proxy has spent. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /global/spend")
    GlobalSpend global();

    /** What the keys that spent most have spent in the last 30 days. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /global/spend/keys?limit={limit}")
    List<GlobalKeySpend> globalKeys(@Param("limit") int limit);

    /** What the models that cost most have cost in the last 30 days. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /global/spend/models?limit={limit}")
    List<GlobalModelSpend> globalModels(@Param("limit") int limit);

    /** {@code /global/spend/logs}; see {@link #globalDays()}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /global/spend/logs?api_key={key}")
    List<GlobalDaySpend> globalDaysAnswer(@Param("key") @Nullable String hash);

    /** What was spent on each of the last 30 days; days without spend are left out. */
    default List<GlobalDaySpend> globalDays() {
        return globalDaysAnswer(null);
    }

    /** As {@link #globalDays()}, of one key. */
    default List<GlobalDaySpend> globalDays(KeyHash key) {
        return globalDaysAnswer(key.value());
    }

    /** {@code /global/spend/tags}; see {@link #globalTags}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /global/spend/tags?start_date={start}&end_date={end}&tags={tags}")
    GlobalTagSpends globalTagsAnswer(
            @Param("start") String start, @Param("end") String end, @Param("tags") @Nullable String tags);

    /** What requests with each tag have cost, from the start of one day to the start of another, in UTC. */
    default List<GlobalTagSpend> globalTags(LocalDate start, LocalDate end) {
        return globalTagsAnswer(start.toString(), end.toString(), null).spendPerTag();
    }

    /** What teams have spent in the last 30 days. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /global/spend/teams")
    GlobalTeamSpends globalTeams();

    /**
     * Sets the spend of <b>every key and every team</b> to 0, so that all budgets start afresh; the logs remain. There is no way
     * back.
     *
     * @throws io.github.llmbridge.http.UnauthorizedException for any key but the master key
     */
    @RequestLine("POST /global/spend/reset")
    ResetSpend resetAllSpendOfTheProxy();

    private static <T> List<T> present(List<@Nullable T> rows) {
        return rows.stream().filter(Objects::nonNull).toList();
    }
}
