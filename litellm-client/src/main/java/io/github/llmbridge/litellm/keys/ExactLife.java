package io.github.llmbridge.litellm.keys;

import io.github.llmbridge.http.ApiException;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.litellm.KeyDuration;
import io.github.llmbridge.litellm.KeyHash;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets a new key live as long as was asked. LiteLLM 1.77.3 ends it at a boundary of the calendar; its update is exact. */
final class ExactLife {
    /** How far the two clocks within the server's answer may be apart. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final Keys keys;

    ExactLife(Keys keys) {
        this.keys = keys;
    }

    /** Makes the key and corrects its end if it needs that. A key that was there is not touched: its value is not made again. */
    GeneratedKey make(GenerateKeyRequest asked, Function<GenerateKeyRequest, GeneratedKey> server) {
        KeyDuration duration = asked.duration();
        if (duration == null || isKnown(asked.key())) {
            return server.apply(asked);
        }
        GeneratedKey made = server.apply(asked);
        return isMeant(duration, made) ? made : corrected(made, duration);
    }

    /** The answer does not tell: of a key that is there it is the one of a new key. */
    private boolean isKnown(@Nullable Secret value) {
        return value != null && keys.find(KeyHash.of(value)).isPresent();
    }

    private GeneratedKey corrected(GeneratedKey made, KeyDuration duration) {
        UpdateKeyRequest exact =
                UpdateKeyRequest.builder(made.token()).duration(duration).build();
        try {
            return made.withExpires(keys.update(exact).expires());
        } catch (ApiException e) {
            deleteAfter(e, made);
            throw e;
        }
    }

    private static boolean isMeant(KeyDuration duration, GeneratedKey made) {
        Instant start = made.createdAt();
        Instant end = made.expires();
        return start == null
                || end == null
                || Duration.between(start.plus(duration.toDuration()), end)
                                .abs()
                                .compareTo(TOLERANCE)
                        < 0;
    }

    /** The caller is told of a failure, so no key is left that it does not know. */
    private void deleteAfter(ApiException failure, GeneratedKey made) {
        try {
            keys.deleteIfPresent(made.token());
        } catch (ApiException e) {
            failure.addSuppressed(e);
        }
    }
}
