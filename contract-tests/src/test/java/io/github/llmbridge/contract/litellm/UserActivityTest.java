package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.TELLS_ACTIVITY_OF_A_USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.http.UnsupportedServerException;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.spend.ActivityQuery;
import io.github.llmbridge.litellm.spend.ActivityQueryBuilder;
import io.github.llmbridge.litellm.spend.DailyActivity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who asks for one user's activity never gets everybody's. */
@OnEveryLine
class UserActivityTest extends LiteLlmContract {
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private String user;
    private KeyHash key;

    @BeforeEach
    void callTwice() throws InterruptedException {
        user = newUser();
        Secret made = make(keyFor(Models.of("gpt-4o-mini")).userId(user));
        key = KeyHash.of(made);
        ask(made, "gpt-4o-mini");
        ask(made, "gpt-4o-mini");
        // LiteLLM writes what was used some seconds later.
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (requests(query().apiKey(key)) < 2 && Instant.now().isBefore(end)) {
            Thread.sleep(200);
        }
    }

    private ActivityQueryBuilder query() {
        return ActivityQuery.builder(today.minusDays(1), today);
    }

    private long requests(ActivityQueryBuilder query) {
        List<DailyActivity> days = client.users().dailyActivity(query.build()).toList();
        return days.stream().mapToLong(day -> day.metrics().apiRequests()).sum();
    }

    @Test
    void aUsersActivityIsTheUsersOrRefused() {
        if (line.does(TELLS_ACTIVITY_OF_A_USER)) {
            assertThat(requests(query().addIds(user))).isEqualTo(2);
            assertThat(requests(query().addIds("nobody-of-this-name"))).isZero();
        } else {
            // What the server says of somebody who does not exist.
            assertThat(client.users()
                            .dailyActivityPage("nobody-of-this-name", query().build())
                            .results())
                    .isNotEmpty();
            assertThatThrownBy(() -> requests(query().addIds(user)))
                    .isInstanceOf(UnsupportedServerException.class)
                    .hasMessageContaining("1.81.14")
                    .hasMessageContaining("apiKey");
        }
        assertThat(requests(query().apiKey(key))).isEqualTo(2);
        assertThat(requests(query())).isGreaterThanOrEqualTo(2);
    }
}
