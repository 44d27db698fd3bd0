package io.github.llmbridge.bridge.store;

import io.github.llmbridge.bridge.person.Standing;
import io.github.llmbridge.http.Inputs;
import io.github.llmbridge.litellm.KeyHash;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a person was on both servers when the bridge last worked on it.
 *
 * @param instance the bridge's name
 * @param userId the id in LiteLLM
 * @param email the address in LiteLLM; {@code null} if there is none
 * @param accountId Open WebUI's id of the account; {@code null} if there is none
 * @param tier the tier's name; {@code null} for a person without a key
 * @param keyHash the hash of the key; {@code null} for a person without a key
 * @param standing whether the person may use the service
 * @param at when it was so, to the millisecond
 */
public record PersonRecord(
        String instance,
        String userId,
        @Nullable String email,
        @Nullable String accountId,
        @Nullable String tier,
        @Nullable KeyHash keyHash,
        Standing standing,
        Instant at) {
    public PersonRecord {
        Inputs.present("instance", instance);
        Inputs.present("userId", userId);
        Inputs.present("standing", standing);
        at = Inputs.present("at", at).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether both tell the same of the person, whenever it was so. */
    public boolean sameAs(PersonRecord other) {
        return equals(new PersonRecord(
                other.instance,
                other.userId,
                other.email,
                other.accountId,
                other.tier,
                other.keyHash,
                other.standing,
                at));
    }
}
