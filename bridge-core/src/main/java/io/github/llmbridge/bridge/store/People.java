package io.github.llmbridge.bridge.store;

import java.util.Optional;
import java.util.stream.Stream;

/** What each person was on both servers when the bridge last worked on it. Thread safe. */
public interface People {
    /** Keeps a person, in place of what was kept of it. */
    void save(PersonRecord person);

    /** The person with this id in LiteLLM. */
    Optional<PersonRecord> find(String instance, String userId);

    /** The people with this e-mail address, compared without regard to case. */
    Stream<PersonRecord> withEmail(String instance, String email);

    /** Everybody, by user id. Is read page by page while it is consumed, and holds nothing open. */
    Stream<PersonRecord> all(String instance);

    /** Forgets a person; does nothing if it is not there. The audit trail stays. */
    void delete(String instance, String userId);
}
