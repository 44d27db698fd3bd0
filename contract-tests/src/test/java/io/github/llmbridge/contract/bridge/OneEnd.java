package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.report.PersonNotFoundException;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.litellm.keys.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lets one person after the other live on stand-ins of one line, and holds the end against that of a fresh person. What others
 * decided must stay; then they take it back, and nothing may be left of it.
 */
final class OneEnd implements AutoCloseable {
    private final ServerLine line;
    private final boolean derives;
    private final PersonState fresh;

    /** The servers end with it. */
    OneEnd(ServerLine line, boolean derives) {
        this.line = line;
        this.derives = derives;
        try (Wire wire = Wire.unchecked();
                Life life = new Life(line, wire, derives)) {
            life.provision(life.wish());
            this.fresh = PersonState.of(life.subject);
        }
    }

    /** The acts, after a first provisioning if the life has begun with one. */
    void check(boolean begun, List<Act> acts) {
        List<Act> all = new ArrayList<>(begun ? List.of(Act.PROVISION_FREE) : List.of());
        all.addAll(acts);
        check(all);
    }

    void check(List<Act> acts) {
        try (Wire wire = Wire.unchecked();
                Life life = new Life(line, wire, derives)) {
            acts.forEach(act -> live(life, act));
            Decided decided = Decided.of(life);
            watched(life, Act.PROVISION_FREE);
            ProvisionResult result = life.provision(life.wish());
            decided.assertStays(life, result);
            boolean shut = result.status() == Status.AWAITING_USER_TOKEN
                    || result.problem(Problem.Kind.CONNECTION_NOT_CHANGED).isPresent();
            if (!shut) {
                assertAtRest(life, wire);
            }
            Decided.takeBack(life);
            life.provision(life.wish());
            assertThat(differences(life, fresh)).isEmpty();
            assertAtRest(life, wire);
        }
    }

    private static void live(Life life, Act act) {
        try {
            watched(life, act);
        } catch (PersonNotFoundException | InvalidRequestException nothingToDo) {
            // Refused with nothing changed.
        }
    }

    /** Only some acts may lift a block. */
    private static void watched(Life life, Act act) {
        boolean shut = isShut(life);
        act.in(life);
        if (shut && !act.mayOpen()) {
            assertThat(life.keys())
                    .as("keys after %s of a person whose key was blocked", act)
                    .allMatch(Life::isBlocked);
        }
    }

    private static boolean isShut(Life life) {
        List<Key> keys = life.keys();
        return !keys.isEmpty() && keys.stream().allMatch(Life::isBlocked);
    }

    private static void assertAtRest(Life life, Wire wire) {
        var wish = life.wish().build();
        wire.clear();
        assertThat(life.facade().plan(wish).changes()).isEmpty();
        assertThat(life.facade().provisionUser(wish).unchanged()).isTrue();
        assertThat(wire.writes()).isEmpty();
    }

    /**
     * Without what an update or others may change for good, groups that nobody is in any more, and a note that was lost: what
     * stood in it cannot be told again.
     */
    private static List<String> differences(Life life, PersonState wanted) {
        List<String> ignored = new ArrayList<>(List.of("account name", "groups of these names"));
        if (life.isNoteLost()) {
            ignored.add("note");
        }
        Map<String, String> facts = new TreeMap<>(PersonState.of(life.subject).facts());
        Map<String, String> others = new TreeMap<>(wanted.facts());
        ignored.forEach(name -> {
            facts.remove(name);
            others.remove(name);
        });
        facts.replaceAll((name, text) -> text.replace("new-ID@", "ID@"));
        return new PersonState(facts).differences(new PersonState(others));
    }

    @Override
    public void close() {
        line.close();
    }
}
