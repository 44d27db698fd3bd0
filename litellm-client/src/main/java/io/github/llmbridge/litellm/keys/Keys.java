package io.github.llmbridge.litellm.keys;

import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Pages;
import io.github.llmbridge.http.Repeat;
import io.github.llmbridge.litellm.KeyHash;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Virtual keys. A key is addressed by its hash. Thread safe. */
@Headers("Content-Type: application/json")
public interface Keys {
    /**
     * Makes a key. Not idempotent: send a key of your own or a unique alias, and after a lost answer look it up by
     * {@link #find}. The same key sent twice answers 200 with the new values and stores nothing.
     *
     * @throws io.github.llmbridge.http.AlreadyExistsException if the alias is in use anywhere in the proxy
     */
    @RequestLine("POST /key/generate")
    GeneratedKey generate(GenerateKeyRequest request);

    /**
     * Changes a key in place. Running requests see the old limits for up to 60 seconds.
     *
     * @throws NotFoundException if there is no such key
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /key/update")
    UpdatedKey update(UpdateKeyRequest request);

    /**
     * Deletes keys. On LiteLLM 1.77.3 a key may go on working for up to 60 seconds.
     *
     * @throws NotFoundException if none of them exists
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /key/delete")
    DeletedKeys delete(DeleteKeysRequest request);

    /** Deletes one key; {@code false} if it was gone already. */
    default boolean deleteIfPresent(KeyHash key) {
        try {
            delete(new DeleteKeysRequest(List.of(key)));
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /** {@code /key/info} as the server sends it; see {@link #info}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /key/info?key={key}")
    KeyInfo infoAnswer(@Param("key") String hash);

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

    /** One page of keys. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /key/list?return_full_object=true")
    KeyPage list(@QueryMap KeyListQuery query);

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
