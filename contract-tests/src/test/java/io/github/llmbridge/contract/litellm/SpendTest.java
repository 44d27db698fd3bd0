package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.LICENSES_ORGANIZATIONS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.LOGS_ADDRESSES;
import static io.github.llmbridge.contract.LiteLlmBehaviour.PAGES_OF_LOGS_HOLD_1000;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ReadsEverybody;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Waiting;
import io.github.llmbridge.http.EnterpriseOnlyException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.http.UnprocessableException;
import io.github.llmbridge.http.WrongEndpointException;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.chat.ChatCompletionRequest;
import io.github.llmbridge.litellm.spend.ActivityQuery;
import io.github.llmbridge.litellm.spend.ActivityQueryBuilder;
import io.github.llmbridge.litellm.spend.DailyActivity;
import io.github.llmbridge.litellm.spend.GlobalDaySpend;
import io.github.llmbridge.litellm.spend.GlobalTagSpend;
import io.github.llmbridge.litellm.spend.SpendCalculation;
import io.github.llmbridge.litellm.spend.SpendDay;
import io.github.llmbridge.litellm.spend.SpendLog;
import io.github.llmbridge.litellm.spend.SpendLogPage;
import io.github.llmbridge.litellm.spend.SpendLogPageQuery;
import io.github.llmbridge.litellm.spend.SpendLogQuery;
import io.github.llmbridge.litellm.spend.TagSpend;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One person asks three times; every account of spend tells it. */
@OnEveryLine
@ReadsEverybody
class SpendTest extends LiteLlmContract {
    private static final int CALLS = 3;
    private static final double COST = 1.35e-5;

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final String user = ServerLine.unique("user");
    private final String tag = ServerLine.unique("tag");
    private final String customer = ServerLine.unique("customer");

    /** A key of a user, a team and a tag, with which the customer has asked. */
    private record Asked(KeyHash key, String team) {}

    private Asked ask() {
        String team = newTeam(Models.all());
        Secret key = make(keyFor(Models.all()).userId(user).teamId(team).metadata(Map.of("tags", List.of(tag))));
        for (int i = 0; i < CALLS; i++) {
            client.as(key)
                    .chatCompletions()
                    .create(ChatCompletionRequest.builder("gpt-4o-mini", "Hello?")
                            .user(customer)
                            .build());
        }
        KeyHash hash = KeyHash.of(key);
        untilWritten(() -> logs(hash).size() == CALLS);
        return new Asked(hash, team);
    }

    /** A real server writes its logs every few seconds, and the sums of a day a little later. */
    private static void untilWritten(BooleanSupplier written) {
        assertThat(Waiting.until(Duration.ofMinutes(2), Duration.ofMillis(250), written))
                .as("the log is written")
                .isTrue();
    }

    private List<SpendLog> logs(KeyHash key) {
        return client.spend().logs(SpendLogQuery.builder().apiKey(key).build());
    }

    private ActivityQueryBuilder todays(Asked asked) {
        return ActivityQuery.builder(today.minusDays(1), today.plusDays(1)).apiKey(asked.key());
    }

    private void assertTold(List<DailyActivity> days, Asked asked) {
        assertThat(days).singleElement().satisfies(day -> {
            assertThat(day.metrics().apiRequests()).isEqualTo(CALLS);
            assertThat(day.metrics().successfulRequests()).isEqualTo(CALLS);
            assertThat(day.metrics().spend()).isCloseTo(CALLS * COST, within(1e-9));
            assertThat(day.breakdown()
                            .modelGroups()
                            .get("gpt-4o-mini")
                            .metrics()
                            .totalTokens())
                    .isEqualTo(CALLS * 30);
            assertThat(day.breakdown().apiKeys()).containsOnlyKeys(asked.key().value());
        });
    }

    private void assertTold(Supplier<Stream<DailyActivity>> days, String entity, Asked asked) {
        List<DailyActivity> all = written(days);
        assertTold(all, asked);
        assertThat(all.get(0).breakdown().entities()).containsOnlyKeys(entity);
    }

    /** Users, teams, tags and customers have a table each, and each is written in its own time. */
    private static List<DailyActivity> written(Supplier<Stream<DailyActivity>> days) {
        untilWritten(() -> days.get().anyMatch(day -> day.metrics().apiRequests() == CALLS));
        return days.get().toList();
    }

    @Test
    void everyAccountTellsTheCalls() {
        Asked asked = ask();

        assertThat(logs(asked.key())).allSatisfy(log -> {
            assertThat(log.apiKey()).isEqualTo(asked.key().value());
            assertThat(log.user()).isEqualTo(user);
            assertThat(log.teamId()).isEqualTo(asked.team());
            assertThat(log.endUser()).isEqualTo(customer);
            assertThat(log.modelGroup()).isEqualTo("gpt-4o-mini");
            assertThat(log.spend()).isCloseTo(COST, within(1e-9));
            assertThat(log.totalTokens()).isEqualTo(30);
            assertThat(log.requestTags()).contains(tag);
            assertThat(log.requesterIpAddress()).isEqualTo(line.does(LOGS_ADDRESSES) ? "127.0.0.1" : "");
        });
        assertThat(client.spend().logs(SpendLogQuery.builder().userId(user).build()))
                .hasSize(CALLS);
        untilWritten(() -> client.customers().find(customer).isPresent());
        sumsByDay(asked);
        pagesOfLogs(asked);
        tags();
        proxyWide(asked);
        dailyActivities(asked);
    }

    private void sumsByDay(Asked asked) {
        SpendLogQuery query = SpendLogQuery.between(today, today.plusDays(1))
                .apiKey(asked.key())
                .build();

        List<SpendDay> days = client.spend().days(query);

        assertThat(days.get(0).startTime()).isEqualTo(today.toString());
        assertThat(days.get(0).spend()).isCloseTo(CALLS * COST, within(1e-9));
        assertThat(days.get(0).users()).containsOnlyKeys(user);
        assertThat(days.get(0).keys()).containsOnlyKeys(asked.key().value());
        assertThat(client.spend().logs(query)).hasSize(CALLS);
    }

    private void pagesOfLogs(Asked asked) {
        SpendLogPageQuery query = SpendLogPageQuery.builder(
                        Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(1)))
                .apiKey(asked.key())
                .build();
        if (!has("spend.logPage")) {
            assertThatThrownBy(() -> client.spend().logPage(query)).isInstanceOf(WrongEndpointException.class);
            return;
        }
        assertThat(client.spend().streamLogs(query))
                .extracting(SpendLog::requestId)
                .hasSize(CALLS)
                .doesNotHaveDuplicates();
        assertThat(client.spend()
                        .logPage(SpendLogPageQuery.builder(
                                        Instant.now().minus(Duration.ofDays(1)),
                                        Instant.now().plus(Duration.ofDays(1)))
                                .apiKey(asked.key())
                                .page(2)
                                .pageSize(2)
                                .build()))
                .satisfies(page -> {
                    assertThat(page.total()).isEqualTo(CALLS);
                    assertThat(page.totalPages()).isEqualTo(2);
                    assertThat(page.data()).hasSize(1);
                });
        windowsOfLogs(asked);
    }

    /** Windows are whole seconds, both ends included; the newest row comes first. */
    private void windowsOfLogs(Asked asked) {
        List<Instant> times = logPage(asked, Instant.EPOCH, Instant.now().plusSeconds(60), 100).data().stream()
                .map(SpendLog::startTime)
                .toList();
        Instant first = times.get(CALLS - 1).truncatedTo(ChronoUnit.SECONDS);

        assertThat(times).hasSize(CALLS).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(logPage(asked, Instant.EPOCH, first, 100).data()).isEmpty();
        assertThat(logPage(asked, first, times.get(0).plusSeconds(1), 100).data())
                .hasSize(CALLS);
        assertThat(logPage(asked, times.get(0).plusSeconds(1), Instant.now().plusSeconds(60), 100)
                        .total())
                .isZero();
        if (line.does(PAGES_OF_LOGS_HOLD_1000)) {
            assertThat(logPage(asked, Instant.EPOCH, first.plusSeconds(60), 1000)
                            .pageSize())
                    .isEqualTo(1000);
        } else {
            assertThatThrownBy(() -> logPage(asked, Instant.EPOCH, first, 101))
                    .isInstanceOf(UnprocessableException.class);
        }
    }

    private SpendLogPage logPage(Asked asked, Instant from, Instant to, int size) {
        return client.spend()
                .logPage(SpendLogPageQuery.builder(from, to)
                        .apiKey(asked.key())
                        .pageSize(size)
                        .build());
    }

    private void tags() {
        assertThat(client.spend().tags(today, today.plusDays(1)))
                .filteredOn(row -> row.individualRequestTag().equals(tag))
                .singleElement()
                .extracting(TagSpend::logCount)
                .isEqualTo((long) CALLS);
        assertThat(client.spend().tags())
                .extracting(TagSpend::individualRequestTag)
                .contains(tag);
        assertThat(client.spend().globalTags(today, today.plusDays(1)))
                .extracting(GlobalTagSpend::name)
                .contains(tag);
    }

    private void proxyWide(Asked asked) {
        assertThat(client.spend().global().spend()).isGreaterThan(CALLS * COST / 2);
        assertThat(client.spend().globalKeys(2)).hasSizeLessThanOrEqualTo(2).isNotEmpty();
        assertThat(client.spend().globalModels(1)).hasSize(1);
        assertThat(client.spend().globalDays()).extracting(GlobalDaySpend::date).contains(today.toString());
        assertThat(client.spend().globalDays(asked.key()))
                .singleElement()
                .satisfies(day -> assertThat(day.spend()).isCloseTo(CALLS * COST, within(1e-9)));
        assertThat(client.spend().globalTeams().totalSpendPerTeam()).isNotEmpty();
        assertThat(client.spend().keys())
                .anySatisfy(key -> assertThat(key.token()).isEqualTo(asked.key()));
    }

    private void dailyActivities(Asked asked) {
        ActivityQuery ofTheKey = todays(asked).build();
        ActivityQuery ofTheTeam = todays(asked).addIds(asked.team()).build();
        ActivityQuery ofTheTag = todays(asked).addIds(tag).build();

        assertTold(written(() -> client.users().dailyActivity(ofTheKey)), asked);
        assertTold(() -> client.teams().dailyActivity(ofTheTeam), asked.team(), asked);
        assertTold(() -> client.tags().dailyActivity(ofTheTag), tag, asked);
        assertThat(client.teams()
                        .dailyActivity(
                                todays(asked).addExcludedIds(asked.team()).build()))
                .isEmpty();
        ActivityQuery ofTheCustomer = todays(asked).addIds(customer).build();
        if (has("customers.dailyActivityPage")) {
            assertTold(() -> client.customers().dailyActivity(ofTheCustomer), customer, asked);
        } else {
            assertThatThrownBy(() ->
                            client.customers().dailyActivity(ofTheCustomer).toList())
                    .isInstanceOf(WrongEndpointException.class);
        }
        if (has("organizations.dailyActivityPage") && !line.does(LICENSES_ORGANIZATIONS)) {
            assertThat(client.organizations().dailyActivity(ofTheKey)).isEmpty();
        } else {
            assertThatThrownBy(
                            () -> client.organizations().dailyActivity(ofTheKey).toList())
                    .isInstanceOf(
                            line.does(LICENSES_ORGANIZATIONS)
                                    ? EnterpriseOnlyException.class
                                    : WrongEndpointException.class);
        }
        assertThat(client.users().dailyActivityPage(null, ofTheKey).metadata().totalApiRequests())
                .isEqualTo(CALLS);
    }

    @Test
    void aCallThatNobodyMadeIsNotLogged() {
        // 1.77.3 says so by a list that holds null.
        assertThat(client.spend().logs(SpendLogQuery.builder().requestId(tag).build()))
                .isEmpty();
        assertThat(client.spend().user(user)).isEmpty();
    }

    @Test
    void whatTheMasterKeyCallsIsSpentByTheAdministratorsUser() {
        newTeam(Models.all());
        double before = spendOfTheAdministrator();

        client.chatCompletions().create(ChatCompletionRequest.of("gpt-4o-mini", "Hello?"));

        untilWritten(() -> spendOfTheAdministrator() > before);
    }

    private double spendOfTheAdministrator() {
        return Objects.requireNonNull(
                client.spend().user("default_user_id").orElseThrow().spend());
    }

    @Test
    void usersAreListedWithTheirSpend() {
        String id = newUser();

        assertThat(client.spend().user(id))
                .hasValueSatisfying(row -> assertThat(row.userId()).isEqualTo(id));
        assertThat(client.spend().users()).isNotEmpty();
    }

    @Test
    void aCostIsWorkedOutWithoutACall() {
        assertThat(client.spend()
                        .calculate(SpendCalculation.ofPrompt("gpt-4o-mini", "Hello there"))
                        .cost())
                .isCloseTo(1.35e-6, within(1e-12));
        assertThat(client.spend()
                        .calculate(SpendCalculation.ofAnswer(Map.of(
                                "object",
                                "chat.completion",
                                "model",
                                "gpt-4o",
                                "choices",
                                List.of(Map.of(
                                        "index",
                                        0,
                                        "finish_reason",
                                        "stop",
                                        "message",
                                        Map.of("role", "assistant", "content", "hi"))),
                                "usage",
                                Map.of("prompt_tokens", 10, "completion_tokens", 20, "total_tokens", 30))))
                        .cost())
                .isCloseTo(2.25e-4, within(1e-9));
        assertThatThrownBy(() -> client.spend().calculate(SpendCalculation.ofPrompt("no-such-model", "Hello")))
                .isInstanceOf(UnprocessableException.class);
    }

    @Test
    void onlyTheMasterKeyMayResetTheSpendOfTheProxy() {
        Secret key = newKey();

        assertThatThrownBy(() -> client.as(key).spend().resetAllSpendOfTheProxy())
                .isInstanceOf(UnauthorizedException.class)
                .hasMessageContaining("only for MASTER KEY");
    }

    @Test
    void whatTheServerWouldMisreadNeverLeaves() {
        wire.clear();

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ActivityQuery.builder(today, today.minusDays(1)).build())
                .withMessageContaining("startDate");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ActivityQuery.builder(today, today).addIds("a,b").build())
                .withMessageContaining("ids");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.users()
                        .dailyActivity(ActivityQuery.builder(today, today)
                                .addIds("a", "b")
                                .build()))
                .withMessageContaining("ids");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.spend().days(SpendLogQuery.builder().build()))
                .withMessageContaining("startDate");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> SpendLogQuery.builder().startDate("2026-01-01").build())
                .withMessageContaining("endDate");

        assertThat(wire.exchanges()).isEmpty();
    }
}
