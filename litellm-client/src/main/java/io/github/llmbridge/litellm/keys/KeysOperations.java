package io.github.llmbridge.litellm.keys;

import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;

/** The operations of {@link Keys} as the server has them. */
@Headers("Content-Type: application/json")
public interface KeysOperations {
    /**
     * Makes a key. Not idempotent: send a key of your own or a unique alias, and after a lost answer look it up by
     * {@link Keys#find}. The same key sent twice answers 200 with the new values and stores nothing.
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

    /** {@code /key/info} as the server sends it; see {@link Keys#info}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /key/info?key={key}")
    KeyInfo infoAnswer(@Param("key") String hash);

    /** One page of keys. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /key/list?return_full_object=true")
    KeyPage list(@QueryMap KeyListQuery query);
}
