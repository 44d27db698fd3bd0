package io.github.llmbridge.litellm.keys;

import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import io.github.llmbridge.http.ErrorDetails;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Pages;
import io.github.llmbridge.http.Repeat;
import io.github.llmbridge.http.SameId;
import io.github.llmbridge.http.UnauthorizedException;
import io.github.llmbridge.litellm.Enterprise;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Since;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Virtual keys. A key is addressed by its hash. Thread safe. */
@Headers("Content-Type: application/json")
public interface Keys {
    /** {@code /key/generate} as the server answers: 1.77.3 lets a key end at a boundary of the calendar. See {@link #generate}. */
    @RequestLine("POST /key/generate")
    GeneratedKey generateAnswer(GenerateKeyRequest request);

    /**
     * Makes a key. Not idempotent: send a key of your own or a unique alias, and after a lost answer look it up by
     * {@link #find}. The same key sent twice answers 200 with the new values and stores nothing. LiteLLM 1.77.3 ends the key's
     * life at the end of a day, week or month; a second call corrects that, and if it fails, the key is deleted again. For a key
     * of your own that is to end, a call before looks whether it is there.
     *
     * @throws io.github.llmbridge.http.AlreadyExistsException if the alias is in use anywhere in the proxy
     */
    default GeneratedKey generate(GenerateKeyRequest request) {
        return new ExactLife(this).make(request, this::generateAnswer);
    }

    /** As {@link #generateForServiceAccount}, unchecked. */
    @RequestLine("POST /key/service-account/generate")
    GeneratedKey generateForServiceAccountAnswer(GenerateKeyRequest request);

    /**
     * Makes a key that belongs to a team and to no user, so that it outlives its members. Not idempotent, as
     * {@link #generate}.
     *
     * @param request must name the team, and no user
     * @throws io.github.llmbridge.http.AlreadyExistsException if the alias is in use anywhere in the proxy
     * @throws NotFoundException if there is no such team
     */
    default GeneratedKey generateForServiceAccount(GenerateKeyRequest request) {
        if (request.teamId() == null) {
            throw new IllegalArgumentException("teamId must be set: the key of a service account belongs to a team");
        }
        if (request.userId() != null) {
            throw new IllegalArgumentException("userId must not be set: the server ignores it here");
        }
        return new ExactLife(this).make(request, this::generateForServiceAccountAnswer);
    }

    /**
     * Changes a key in place. Running requests see the old limits for up to 60 seconds.
     *
     * @return the key as it is now
     * @throws NotFoundException if there is no such key, or no team that it is moved to
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /key/update")
    Key update(UpdateKeyRequest request);

    /**
     * Changes up to 500 keys, each for itself: 200 does not mean that all went well. Since LiteLLM 1.81.6.
     *
     * @return what became of each, the refusals for lack of a licence included
     */
    @Since("1.81.6")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /key/bulk_update")
    BulkUpdatedKeys bulkUpdate(BulkUpdateKeysRequest request);

    /** {@code /key/block} as the server takes it; see {@link #block}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /key/block")
    Key blockAnswer(BlockKeyRequest request);

    /**
     * Stops a key until it is unblocked. Where several instances or workers of the proxy run, the others may take it for up to 60
     * seconds; {@link io.github.llmbridge.litellm.LiteLlmClient#effects} waits for that.
     *
     * @return the key as it is now
     * @throws NotFoundException if there is no such key
     */
    default Key block(KeyHash key) {
        return orNotFound(key, () -> blockAnswer(BlockKeyRequest.of(key)));
    }

    /** {@code /key/unblock} as the server takes it; see {@link #unblock}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /key/unblock")
    Key unblockAnswer(BlockKeyRequest request);

    /**
     * Lets a blocked key work again.
     *
     * @return the key as it is now
     * @throws NotFoundException if there is no such key
     */
    default Key unblock(KeyHash key) {
        return orNotFound(key, () -> unblockAnswer(BlockKeyRequest.of(key)));
    }

    /**
     * Replaces a key by a new one. Not idempotent. Needs an Enterprise licence.
     *
     * @throws io.github.llmbridge.http.EnterpriseOnlyException without one
     */
    @Enterprise
    @RequestLine("POST /key/regenerate")
    GeneratedKey regenerate(RegenerateKeyRequest request);

    /** {@code /key/{key}/regenerate} as the server takes it; see {@link #regenerate(KeyHash)}. */
    @Enterprise
    @RequestLine("POST /key/{key}/regenerate")
    GeneratedKey regenerateAnswer(@Param("key") String hash);

    /**
     * Replaces a key by a new one that differs in nothing else. Not idempotent. Needs an Enterprise licence.
     *
     * @throws io.github.llmbridge.http.EnterpriseOnlyException without one
     */
    @Enterprise
    default GeneratedKey regenerate(KeyHash key) {
        return regenerateAnswer(key.value());
    }

    /** {@code /key/{key}/reset_spend} as the server takes it; see {@link #resetSpend}. */
    @Since("1.81.7")
    @RequestLine("POST /key/{key}/reset_spend")
    KeySpendReset resetSpendAnswer(@Param("key") String hash, ResetKeySpendRequest request);

    /**
     * Puts back what a key has spent in the running budget period. Since LiteLLM 1.81.7.
     *
     * @param usd the new amount, not above the present one
     * @throws NotFoundException if there is no such key
     * @throws io.github.llmbridge.http.UnprocessableException if the key has not spent so much
     */
    @Since("1.81.7")
    default KeySpendReset resetSpend(KeyHash key, double usd) {
        return resetSpendAnswer(key.value(), ResetKeySpendRequest.of(usd));
    }

    /**
     * Deletes keys. On LiteLLM 1.77.3 a key may go on working for up to 60 seconds.
     *
     * @throws NotFoundException if none of them exists
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /key/delete")
    DeletedKeys delete(KeySelection keys);

    /** Deletes one key; {@code false} if it was gone already. */
    default boolean deleteIfPresent(KeyHash key) {
        try {
            delete(KeySelection.of(key));
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
        KeyInfo answer = infoAnswer(key.value());
        String answered = answer.key() == null ? key.value() : answer.key();
        return SameId.require(
                "keys.info", "key", key.value(), answered, answer.info().withToken(key));
    }

    /** One key that exists and is not deleted, or nothing. */
    default Optional<Key> find(KeyHash key) {
        try {
            return Optional.of(info(key)).filter(found -> !"deleted".equals(found.status()));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** The one key that has exactly this alias, or nothing. */
    default Optional<Key> findByAlias(String alias) {
        // From 1.83.2 to 1.89.7 administrators are also sent the keys whose alias only contains this one.
        return stream(KeyListQuery.builder().keyAlias(alias).build())
                .filter(key -> alias.equals(key.keyAlias()))
                .findFirst();
    }

    /** {@code /v2/key/info} as the server answers it; see {@link #infos}. To aliases 1.77.3 answers with every key it has. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /v2/key/info")
    KeyInfos infosAnswer(KeySelection keys);

    /** Several keys at once; unknown ones are left out. LiteLLM 1.106.0 sends the rows without their hashes. */
    default KeyInfos infos(List<KeyHash> keys) {
        return infosAnswer(KeySelection.of(keys));
    }

    /** One page of keys. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /key/list?return_full_object=true")
    KeyPage list(@QueryMap KeyListQuery query);

    /**
     * Every key that the query names, read page by page as the stream goes; page and size of the query are not used. In the
     * order of the hashes unless the query says otherwise: keys that were made at one moment have no other that is the same
     * on each page.
     */
    default Stream<Key> stream(KeyListQuery query) {
        return Pages.stream(
                KeyListQuery.LARGEST_PAGE,
                page -> list(new KeyListQueryBuilder()
                                .from(query)
                                .page(page)
                                .size(KeyListQuery.LARGEST_PAGE)
                                .sortBy(query.sortBy() == null ? "token" : query.sortBy())
                                .build())
                        .keys(),
                key -> Objects.requireNonNull(key.token(), "token"));
    }

    /** One page of the aliases in use. Since LiteLLM 1.78.0. */
    @Since("1.78.0")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /key/aliases")
    KeyAliases aliases(@QueryMap KeyAliasesQuery query);

    /**
     * Every alias that the query names, read page by page as the stream goes; page and size of the query are not used. Since
     * LiteLLM 1.78.0.
     */
    @Since("1.78.0")
    default Stream<String> streamAliases(KeyAliasesQuery query) {
        return Pages.stream(
                KeyAliasesQuery.LARGEST_PAGE,
                page -> aliases(new KeyAliasesQueryBuilder()
                                .from(query)
                                .page(page)
                                .size(KeyAliasesQuery.LARGEST_PAGE)
                                .build())
                        .aliases(),
                alias -> alias);
    }

    /** 1.77.3 answers for an unknown key in the request as for an unknown key of the caller; a second call tells them apart. */
    private Key orNotFound(KeyHash key, Supplier<Key> call) {
        try {
            return call.get();
        } catch (UnauthorizedException e) {
            if (find(key).isPresent()) {
                throw e;
            }
            throw new NotFoundException(
                    new ErrorDetails(e.operation(), e.status(), null, "key " + key + " not found", null));
        }
    }
}
