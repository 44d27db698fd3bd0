package io.github.llmbridge.bridge.run;

import io.github.llmbridge.bridge.look.Look;
import io.github.llmbridge.bridge.look.OwnedKey;
import io.github.llmbridge.bridge.look.Servers;
import io.github.llmbridge.bridge.person.Person;
import io.github.llmbridge.bridge.report.PlannedChange;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of one person, for operations that only read.
 *
 * @param servers both servers, with the deadline of the operation
 * @param wish what the person should be, as the bridge gave it
 * @param unknownWish why that cannot be told
 * @param drift what differs from the wish
 * @param key the bridge's key that counts
 * @param awaitsToken whether the connection is not as it should be, and only a credential of the user leads to it
 */
public record View(
        Servers servers,
        Look look,
        Optional<Person> wish,
        Optional<String> unknownWish,
        List<PlannedChange> drift,
        Optional<OwnedKey> key,
        boolean awaitsToken) {}
