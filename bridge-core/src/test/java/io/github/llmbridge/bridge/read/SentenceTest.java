package io.github.llmbridge.bridge.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.report.AccessExplanation.BudgetState;
import io.github.llmbridge.bridge.report.AccessExplanation.LevelAccess;
import io.github.llmbridge.bridge.report.AccessExplanation.ModelAnswer;
import io.github.llmbridge.bridge.report.AccessLevel;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.Told;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SentenceTest {
    private static final Instant RESET = Instant.parse("2026-12-01T00:00:00Z");

    private static LevelAccess level(AccessLevel level, @Nullable List<String> models, @Nullable BudgetState budget) {
        return new LevelAccess(
                level, "acme", null, models, Told.YES, Told.YES, List.of(), budget, Told.YES, null, null, null);
    }

    private static BudgetState budget(double spent, double max, @Nullable Instant reset) {
        return new BudgetState(spent, max, max - spent, "30d", reset, false);
    }

    @Test
    void saysWhoRefusesInLiteLlmsOrderAndWhatIsLeft() {
        List<LevelAccess> levels = List.of(
                level(AccessLevel.KEY, List.of("a", "b"), budget(0.25, 5.0, RESET)),
                level(AccessLevel.TEAM, List.of("a"), budget(8.000013, 9.0, RESET)));

        assertThat(Sentence.of(
                        List.of(
                                new ModelAnswer("b", Told.NO, AccessLevel.TEAM),
                                new ModelAnswer("c", Told.NO, AccessLevel.KEY),
                                new ModelAnswer("d", Told.NO, AccessLevel.PROXY),
                                new ModelAnswer("e", Told.UNKNOWN, null),
                                new ModelAnswer("a", Told.YES, null)),
                        levels,
                        AccessLevel.TEAM,
                        List.of()))
                .isEqualTo(
                        "The person's key, which allows [a, b], refuses [c]. Team 'acme', which allows [a], refuses [b]."
                                + " No open deployment of LiteLLM serves [d]. Whether [e] may be called cannot be told. [a] may be"
                                + " called. The budget of team 'acme' binds: 0.999987 of 9 USD are left until 2026-12-01T00:00:00Z.");
    }

    @Test
    void saysWhatHindersEveryCallFirstAndWhatCannotBeRead() {
        List<LevelAccess> levels = List.of(
                level(AccessLevel.KEY, List.of(), budget(2.0, 2.0, null)), level(AccessLevel.ORGANIZATION, null, null));

        assertThat(Sentence.of(
                        List.of(),
                        levels,
                        AccessLevel.KEY,
                        List.of(new Problem(Problem.Kind.KEY_BLOCKED, "the user's key is blocked in LiteLLM"))))
                .isEqualTo(
                        "Every call is refused: the user's key is blocked in LiteLLM. The budget of the person's key binds:"
                                + " 0 of 2 USD are left, and it never starts again. What organization 'acme' has left cannot be read.");
    }

    @Test
    void saysThatNoBudgetLimitsThePerson() {
        assertThat(Sentence.of(
                        List.of(new ModelAnswer("a", Told.YES, null)),
                        List.of(level(AccessLevel.KEY, List.of(), new BudgetState(1.0, null, null, null, null, false))),
                        null,
                        List.of()))
                .isEqualTo("[a] may be called. No budget that can be read limits the person.");
    }
}
