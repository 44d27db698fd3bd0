package io.github.llmbridge.cli.output;

import io.github.llmbridge.bridge.report.HealthReport;
import io.github.llmbridge.bridge.report.PeopleOverview;
import io.github.llmbridge.bridge.report.PeopleOverview.PersonOverview;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.report.Stray;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code status} tells, as table, JSON and page alike. Without a server that serves nothing is told of people.
 *
 * @param instance the bridge's name
 * @param people how many there are
 * @param spend what they have spent in the running budget periods, in USD
 */
public record StatusReport(
        HealthReport health,
        String instance,
        int people,
        Map<Status, Long> byStatus,
        Map<String, Long> byTier,
        double spend,
        List<PersonOverview> bySpend,
        List<PersonOverview> byBudgetUse,
        List<PersonOverview> keysEnding,
        List<PersonOverview> awaitingToken,
        List<PersonOverview> notUsable,
        List<PersonOverview> everybody,
        List<Stray> strays,
        List<Problem> problems) {

    /**
     * Of what the bridge has seen.
     *
     * @param overview {@code null} if a server does not serve
     * @param top how long rankings are
     * @param endingBefore keys that end before are told
     */
    public static StatusReport of(
            HealthReport health, @Nullable PeopleOverview overview, String instance, int top, Instant endingBefore) {
        PeopleOverview seen =
                overview == null ? new PeopleOverview(health.at(), List.of(), List.of(), List.of()) : overview;
        return new StatusReport(
                health,
                instance,
                seen.people().size(),
                seen.byStatus(),
                seen.byTier(),
                seen.spend(),
                seen.bySpend(top),
                seen.byBudgetUse(top),
                seen.keysEndingBefore(endingBefore),
                seen.awaitingToken(),
                seen.people().stream()
                        .filter(person -> person.status() == Status.NOT_USABLE)
                        .toList(),
                seen.people(),
                seen.strays(),
                seen.problems());
    }
}
