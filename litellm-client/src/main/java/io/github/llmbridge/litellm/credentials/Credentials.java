package io.github.llmbridge.litellm.credentials;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import io.github.llmbridge.http.ErrorDetails;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;
import io.github.llmbridge.http.SameId;
import io.github.llmbridge.litellm.Limits;
import java.util.List;
import java.util.Optional;

/** Credentials of model providers, stored once for several models. For administrators. Thread safe. */
@Headers("Content-Type: application/json")
public interface Credentials {
    /**
     * Stores a credential.
     *
     * @throws io.github.llmbridge.http.AlreadyExistsException if the name is in use
     * @throws NotFoundException if the model whose values to take does not exist
     */
    @RequestLine("POST /credentials")
    CredentialAnswer create(NewCredentialRequest request);

    /** {@code GET /credentials} as the server sends it; see {@link #list}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /credentials")
    CredentialList listAnswer();

    /** Every credential, masked. */
    default List<Credential> list() {
        return listAnswer().credentials();
    }

    /** One credential as the server sends it; see {@link #info}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /credentials/by_name/{name}")
    Credential infoAnswer(@Param("name") String name);

    /**
     * One credential, masked.
     *
     * @throws NotFoundException if there is none of this name
     */
    default Credential info(String name) {
        Limits.requireText("name", name);
        Credential answer = infoAnswer(name);
        return SameId.require("credentials.info", "credential", name, answer.credentialName(), answer);
    }

    /** One credential, masked, or nothing. */
    default Optional<Credential> find(String name) {
        try {
            return Optional.of(info(name));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** {@code PATCH /credentials/{name}}; for an unknown name 1.77.3 answers 200. See {@link #update}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("PATCH /credentials/{name}")
    CredentialAnswer updateAnswer(@Param("name") String name, UpdateCredentialRequest request);

    /**
     * Adds to a credential, or takes values away; reads it first, since LiteLLM 1.77.3 would replace its info and does not say
     * whether there is one. There, the running proxy follows within half a minute, and does not show the credential until then.
     *
     * @throws NotFoundException if there is none of this name
     */
    default CredentialAnswer update(UpdateCredentialRequest request) {
        return updateAnswer(request.credentialName(), request.addedTo(info(request.credentialName())));
    }

    /** {@code DELETE /credentials/{name}}; for an unknown name 1.77.3 answers 200. See {@link #delete}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("DELETE /credentials/{name}")
    CredentialAnswer deleteAnswer(@Param("name") String name);

    /**
     * Deletes a credential; looks first, since LiteLLM 1.77.3 does not say whether there was one. There, one that was changed in
     * the last half minute is deleted, but not found.
     *
     * @throws NotFoundException if there is none of this name
     */
    default CredentialAnswer delete(String name) {
        Optional<Credential> known = find(name);
        CredentialAnswer answer = deleteAnswer(name);
        if (known.isEmpty()) {
            throw new NotFoundException(
                    new ErrorDetails("credentials.delete", 200, null, "Credential " + name + " not found", null));
        }
        return answer;
    }

    /** Deletes a credential; {@code false} if it was gone already. */
    default boolean deleteIfPresent(String name) {
        try {
            delete(name);
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }
}
