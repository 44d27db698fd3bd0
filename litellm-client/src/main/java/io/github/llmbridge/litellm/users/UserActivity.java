package io.github.llmbridge.litellm.users;

import io.github.llmbridge.http.ForbiddenException;
import io.github.llmbridge.http.UnsupportedServerException;
import io.github.llmbridge.litellm.spend.ActivityPage;
import io.github.llmbridge.litellm.spend.ActivityQuery;
import io.github.llmbridge.litellm.spend.ActivityQueryBuilder;
import io.github.llmbridge.litellm.spend.DailyActivities;
import io.github.llmbridge.litellm.spend.DailyActivity;
import java.util.UUID;
import java.util.stream.Stream;

/** The activity of one user, or of everybody. Before 1.81.14 LiteLLM knows no user here and tells an administrator everybody's. */
final class UserActivity {
    private final Users users;
    private final ActivityQuery query;

    UserActivity(Users users, ActivityQuery query) {
        query.requireOneIdAtMost();
        this.users = users;
        this.query = query;
    }

    Stream<DailyActivity> stream() {
        return DailyActivities.stream(query, this::page);
    }

    private ActivityPage page(ActivityQuery part) {
        ActivityPage page = users.dailyActivityPage(query.joinedIds(), part);
        if (Integer.valueOf(1).equals(part.page())
                && !query.ids().isEmpty()
                && !page.results().isEmpty()
                && isUserIgnored()) {
            throw new UnsupportedServerException(
                    "this LiteLLM is older than 1.81.14 and tells everybody's activity where a user's is asked for:"
                            + " ask for the activity of each of the user's keys, by apiKey and without ids",
                    null);
        }
        return page;
    }

    /** Somebody who does not exist has done nothing. */
    private boolean isUserIgnored() {
        ActivityQuery one =
                new ActivityQueryBuilder().from(query).page(1).pageSize(1).build();
        try {
            return !users.dailyActivityPage(UUID.randomUUID().toString(), one)
                    .results()
                    .isEmpty();
        } catch (ForbiddenException e) {
            // A user who may read its own activity only was told apart from another.
            return false;
        }
    }
}
