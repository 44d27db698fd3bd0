package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.run.Call;
import io.github.llmbridge.bridge.run.Engine;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.keys.Key;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at one thing that changed, and does what follows from it. Thread safe. */
final class FollowWork {
    private final Engine engine;
    private final KnownPeople people;
    private final FollowPerson persons;
    private final FollowGroup groups;
    private final Sweep sweep;
    private final Agenda agenda;
    private final Call call;

    FollowWork(
            Engine engine,
            KnownPeople people,
            FollowPerson persons,
            FollowGroup groups,
            Sweep sweep,
            Agenda agenda,
            Call call) {
        this.engine = engine;
        this.people = people;
        this.persons = persons;
        this.groups = groups;
        this.sweep = sweep;
        this.agenda = agenda;
        this.call = call;
    }

    /** Does it, and tells the agenda. */
    void run(Topic topic) {
        switch (topic.kind()) {
            case USER -> {
                Optional<String> waits = persons.run(topic.id());
                waits.ifPresentOrElse(why -> agenda.failed(topic, why, true), () -> agenda.done(topic));
            }
            case KEY -> {
                take(owners(topic.id()).map(Topic::user).toList());
                agenda.done(topic);
            }
            case TEAM -> ended(topic, groups.team(topic.id(), this::take));
            case ORGANIZATION -> ended(topic, groups.organization(topic.id(), this::take));
            case EVERYBODY -> {
                take(sweep.run());
                agenda.done(topic);
            }
        }
    }

    private void ended(Topic topic, boolean isDone) {
        if (isDone) {
            agenda.done(topic);
        } else {
            agenda.later(topic);
        }
    }

    private void take(List<Topic> topics) {
        agenda.take(topics, null);
    }

    /** Of a key that is gone, the store tells whose it was, if it was the bridge's. */
    private Stream<String> owners(String hash) {
        Optional<Key> key = engine.servers(call.within()).liteLlm().keys().find(new KeyHash(hash));
        return Stream.concat(
                        key.flatMap(found -> Optional.ofNullable(found.userId())).stream(), people.ofKey(hash).stream())
                .distinct();
    }
}
