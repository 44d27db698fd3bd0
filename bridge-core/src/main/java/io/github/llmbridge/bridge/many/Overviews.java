package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.check.Preflight;
import io.github.llmbridge.bridge.look.Everybody;
import io.github.llmbridge.bridge.look.OwnedKey;
import io.github.llmbridge.bridge.person.Standing;
import io.github.llmbridge.bridge.read.Reads;
import io.github.llmbridge.bridge.report.PeopleOverview;
import io.github.llmbridge.bridge.report.PeopleOverview.PersonOverview;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.bridge.run.Engine;
import io.github.llmbridge.bridge.run.View;
import io.github.llmbridge.litellm.keys.Key;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sees how everybody does, by lists; changes nothing. Thread safe. */
public final class Overviews {
    private final Engine engine;
    private final Reads reads;
    private final Preflight preflight;
    private final Clock clock;

    /** Made by the facade. */
    public Overviews(Engine engine, Reads reads, Preflight preflight, Clock clock) {
        this.engine = engine;
        this.reads = reads;
        this.preflight = preflight;
        this.clock = clock;
    }

    /** How everybody does. */
    public PeopleOverview ofAll() {
        Instant begun = clock.instant();
        List<Problem> general = preflight.ofConnections();
        return engine.readAll("overview", everybody -> of(begun, general, everybody));
    }

    private PeopleOverview of(Instant begun, List<Problem> general, Everybody everybody) {
        Function<View, List<Problem>> problemsOf = reads.problemsOfMany();
        List<PersonOverview> people = new ArrayList<>();
        for (String userId : everybody.users().keySet()) {
            View view = engine.view(everybody, userId);
            people.add(person(view, everybody.email(userId), problemsOf.apply(view)));
        }
        return new PeopleOverview(begun, people, everybody.strays(), general);
    }

    private static PersonOverview person(View view, @Nullable String email, List<Problem> problems) {
        Optional<Key> key = view.key().map(OwnedKey::key);
        return new PersonOverview(
                view.look().userId(),
                email,
                view.key().flatMap(OwnedKey::tier).orElse(view.look().note().tier()),
                status(view, problems),
                view.key().map(OwnedKey::hash).orElse(null),
                key.map(Key::expires).orElse(null),
                key.map(Key::spend).orElse(0.0),
                key.map(Key::maxBudget).orElse(null),
                key.map(Key::budgetResetAt).orElse(null),
                key.map(Key::totalSpend).orElse(null),
                problems);
    }

    private static Status status(View view, List<Problem> problems) {
        if (view.look().note().standing() == Standing.SUSPENDED) {
            return Status.SUSPENDED;
        }
        if (view.awaitsToken()) {
            return Status.AWAITING_USER_TOKEN;
        }
        return problems.stream().anyMatch(problem -> problem.kind().isBlocking()) ? Status.NOT_USABLE : Status.READY;
    }
}
