package io.github.llmbridge.litellm.keys;

import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.Pages;
import io.github.llmbridge.litellm.KeyHash;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Virtual keys. A key is addressed by its hash. Thread safe. */
public interface Keys extends KeysOperations {
    /** Deletes one key; {@code false} if it was gone already. */
    default boolean deleteIfPresent(KeyHash key) {
        try {
            delete(new DeleteKeysRequest(List.of(key)));
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /**
     * One key. Since LiteLLM 1.106 a deleted key is answered with the status {@code deleted}.
     *
     * @throws NotFoundException if there is no such key
     */
    default Key info(KeyHash key) {
        return infoAnswer(key.value()).info().withToken(key);
    }

    /** One key that exists and is not deleted, or nothing. */
    default Optional<Key> find(KeyHash key) {
        try {
            return Optional.of(info(key)).filter(found -> !"deleted".equals(found.status()));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** Every key that the query names, read page by page as the stream goes; page and size of the query are not used. */
    default Stream<Key> stream(KeyListQuery query) {
        return Pages.stream(
                KeyListQuery.LARGEST_PAGE,
                page -> list(new KeyListQueryBuilder()
                                .from(query)
                                .page(page)
                                .size(KeyListQuery.LARGEST_PAGE)
                                .build())
                        .keys(),
                key -> Objects.requireNonNull(key.token(), "token"));
    }
}
