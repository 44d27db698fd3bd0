package io.github.llmbridge.openwebui.models;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;
import io.github.llmbridge.http.WrongEndpointException;
import io.github.llmbridge.openwebui.Since;
import io.github.llmbridge.openwebui.Until;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Models of the administrator's connections, and who may use them, for the administrator. Thread safe.
 *
 * <p>The server has no versions of an entry: of two changes at once, the later one wins. Grants through one client take
 * turns, those through {@code client.with(...)} apart.
 */
@Headers("Content-Type: application/json")
public interface Models extends UserModels {
    /** The entries of connections' own models; presets are not among them. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/models/base")
    List<ModelEntry> base();

    /** A model's entry; empty if it has none. */
    default Optional<ModelEntry> find(String id) {
        try {
            return Optional.ofNullable(findAnswer(id));
        } catch (NotFoundException none) {
            return Optional.empty();
        }
    }

    /** As {@link #find}; an unknown model is a {@link NotFoundException} (HTTP 404, 401 before 0.7). */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /api/v1/models/model?id={id}")
    @Nullable ModelEntry findAnswer(@Param("id") String id);

    /**
     * Makes an entry.
     *
     * @throws io.github.llmbridge.http.AlreadyExistsException if the model has one (HTTP 401)
     * @throws io.github.llmbridge.http.UnauthorizedException also if the account may not make models
     */
    @RequestLine("POST /api/v1/models/create")
    ModelEntry create(ModelForm form);

    /**
     * Writes an entry as a whole: {@link ModelForm#builder(ModelEntry)} takes over what is there.
     *
     * @throws NotFoundException if there is none
     */
    default ModelEntry update(ModelForm form) {
        return updateAnswer(form.id(), form);
    }

    /** As {@link #update}; before 0.6.37 the id counts that stands in the address, then the one in the form. */
    @RequestLine("POST /api/v1/models/model/update?id={id}")
    ModelEntry updateAnswer(@Param("id") String id, ModelForm form);

    /** Replaces all grants; {@link #grantRead} and {@link #revokeRead} leave those of others as they are. Since 0.8. */
    @Since("0.8.0")
    @RequestLine("POST /api/v1/models/model/access/update")
    ModelEntry setGrants(ModelGrantsRequest request);

    /**
     * Lets groups and accounts use a model, whatever others may. A connection's model that has no entry gets one. Before
     * 0.8 a public model is left public, since granting would take it from all others.
     *
     * @return the entry as the server has it then
     * @throws NotFoundException if the model has no entry and no connection offers it now
     */
    default ModelEntry grantRead(String modelId, Grantees grantees) {
        synchronized (this) {
            return new ReadGrants(this).grant(modelId, grantees);
        }
    }

    /**
     * Takes a model from groups and accounts, whatever others may; nothing happens to those who could not use it. A public
     * model stays public, and rights to change a model are not touched.
     *
     * @return the entry as the server has it then; empty if there is none
     */
    default Optional<ModelEntry> revokeRead(String modelId, Grantees grantees) {
        synchronized (this) {
            return new ReadGrants(this).revoke(modelId, grantees);
        }
    }

    /** Deletes a model's entry if there is one; a connection's model is left to administrators then. */
    default void delete(String id) {
        try {
            deleteAnswer(new DeleteModelRequest(id, Map.of()));
        } catch (WrongEndpointException older) {
            deleteByAddress(id);
        } catch (NotFoundException gone) {
            // Which is what was asked for.
        }
    }

    /** As {@link #delete} in the current way; an unknown entry is a {@link NotFoundException} (HTTP 401). */
    @Since("0.6.37")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /api/v1/models/model/delete")
    boolean deleteAnswer(DeleteModelRequest request);

    /** As {@link #deleteAnswer} in the way of 0.6.30. */
    @Until("0.6.37")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("DELETE /api/v1/models/model/delete?id={id}")
    boolean deleteByAddressAnswer(@Param("id") String id);

    private void deleteByAddress(String id) {
        try {
            deleteByAddressAnswer(id);
        } catch (NotFoundException gone) {
            // Which is what was asked for.
        }
    }
}
