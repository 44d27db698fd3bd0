package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.contract.Wire.Effect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What goes wrong at one call of an operation. */
enum Interruption {
    /** The server works, its answer is lost. */
    ANSWER_LOST,
    /** The process stops after the call; what it does at the same time elsewhere goes on to its end. */
    STOPPED_AFTER,
    /** The process is gone after the call, and no other call leaves it any more. */
    KILLED_AFTER,
    /** The process stops before the call; what it does at the same time elsewhere goes on to its end. */
    STOPPED_BEFORE;

    /** At the call of this number, from 1. */
    Wire.Trouble at(int call) {
        return (number, request) -> switch (this) {
            case ANSWER_LOST -> number == call ? Effect.LOSE_ANSWER : Effect.NONE;
            case STOPPED_AFTER -> number == call ? Effect.STOP_AFTER : Effect.NONE;
            case KILLED_AFTER -> number > call ? Effect.STOP_BEFORE : number == call ? Effect.STOP_AFTER : Effect.NONE;
            case STOPPED_BEFORE -> number == call ? Effect.STOP_BEFORE : Effect.NONE;
        };
    }

    /**
     * All of them at a write that leave another state than those at other writes. Work goes on elsewhere on the other server
     * only, so between two writes to one server there is one place to stop at.
     */
    static List<Interruption> of(List<Wire.Exchange> calls, int write) {
        List<Interruption> some = new ArrayList<>(List.of(ANSWER_LOST, STOPPED_AFTER));
        if (isOfTheOtherServer(calls.get(write), next(calls.subList(write + 1, calls.size())))) {
            some.add(KILLED_AFTER);
        }
        List<Wire.Exchange> before = new ArrayList<>(calls.subList(0, write));
        Collections.reverse(before);
        if (before.stream().allMatch(Wire.Exchange::isRead) || isOfTheOtherServer(calls.get(write), next(before))) {
            some.add(STOPPED_BEFORE);
        }
        return some;
    }

    private static Optional<Wire.Exchange> next(List<Wire.Exchange> calls) {
        return calls.stream().filter(call -> !call.isRead()).findFirst();
    }

    private static boolean isOfTheOtherServer(Wire.Exchange one, Optional<Wire.Exchange> other) {
        return other.filter(call -> call.isOfOpenWebUi() != one.isOfOpenWebUi()).isPresent();
    }

    /** One of them, another one for each number. */
    static Interruption of(int number) {
        return values()[number % values().length];
    }
}
