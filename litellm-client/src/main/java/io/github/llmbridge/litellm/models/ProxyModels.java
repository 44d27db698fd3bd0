package io.github.llmbridge.litellm.models;

import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.ErrorDetails;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Pages;
import io.github.llmbridge.http.Repeat;
import io.github.llmbridge.http.ResourceName;
import io.github.llmbridge.http.SameId;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Since;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxy's models: by the names that callers use, and the deployments behind the names. Deployments are addressed by
 * their ids. Those in the config file cannot be changed. Thread safe.
 */
@ResourceName("models")
@Headers("Content-Type: application/json")
public interface ProxyModels {
    /** The models of the caller's key: with the master key, all of the proxy. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /v1/models")
    ModelList list();

    /** As {@link #list()}, with the names of access groups and wildcards, which a key's list may hold as well. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /v1/models?include_model_access_groups=true&return_wildcard_routes=true")
    ModelList listWithGroups();

    /** {@code /v1/models/{id}} as the server has it: a name with a slash in it has no route. See {@link #retrieve}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /v1/models/{id}")
    Model retrieveAnswer(@Param("id") String name);

    /**
     * A model of the caller's key, by the name that callers use.
     *
     * @throws NotFoundException if there is none, or the key does not allow it
     */
    default Model retrieve(String name) {
        Limits.requireText("name", name);
        if (!name.contains("/")) {
            Model answer = retrieveAnswer(name);
            return SameId.require("models.retrieve", "model", name, answer.id(), answer);
        }
        return list().data().stream()
                .filter(model -> model.id().equals(name))
                .findFirst()
                .orElseThrow(() -> SameId.notFound("models.retrieve", "model", name));
    }

    /** {@code /model/new} as the server answers it: a known id is a plain 500. See {@link #create}. */
    @RequestLine("POST /model/new")
    StoredModel createAnswer(NewModelRequest request);

    /**
     * Makes a deployment, which serves at once. Not idempotent without an id of the caller's own: a repeat makes a second
     * one of the same name. The proxy must keep models in its database ({@code store_model_in_db}), else
     * {@link ServerErrorException}.
     *
     * @throws AlreadyExistsException if the id is in use
     */
    default StoredModel create(NewModelRequest request) {
        try {
            return createAnswer(request);
        } catch (ServerErrorException e) {
            String id = request.modelInfo().id();
            // The server does not say why it could not store a row.
            if (e.serverMessage().orElse("").contains("Failed to add model to db")
                    && id != null
                    && find(id).isPresent()) {
                throw new AlreadyExistsException(new ErrorDetails(
                        e.operation(), e.status(), null, "Model id = " + id + " already exists", null));
            }
            throw e;
        }
    }

    /**
     * Changes the parameters of a deployment, and since 1.106.0 its name; nothing else. Needs parameters, drops those that
     * this SDK has no name for, and on 1.77.3 the running proxy follows late. {@link #patch} has none of these faults.
     *
     * @throws NotFoundException if there is no such deployment
     * @throws io.github.llmbridge.http.UnprocessableException if it comes from the config file
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /model/update")
    StoredModel update(UpdateModelRequest request);

    /** {@code PATCH /model/{id}/update}; see {@link #patch}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("PATCH /model/{id}/update")
    StoredModel patchAnswer(@Param("id") String id, UpdateModelRequest request);

    /**
     * Changes name, parameters or details of a deployment, at once.
     *
     * @throws NotFoundException if there is no such deployment
     * @throws io.github.llmbridge.http.UnprocessableException if it comes from the config file
     */
    default StoredModel patch(UpdateModelRequest request) {
        return patchAnswer(request.id(), request);
    }

    /** {@code /model/delete}; see {@link #delete(String)}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /model/delete")
    DeletedModel deleteAnswer(DeleteModelRequest request);

    /**
     * Deletes a deployment.
     *
     * @throws NotFoundException if there is none with this id in the database; one from the config file is not there
     */
    default DeletedModel delete(String id) {
        return deleteAnswer(new DeleteModelRequest(id, Map.of()));
    }

    /** Deletes a deployment; {@code false} if it was gone already. */
    default boolean deleteIfPresent(String id) {
        try {
            delete(id);
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /**
     * Lets a deployment answer nobody: calls get {@link io.github.llmbridge.http.ForbiddenException}. Before 1.101.0
     * LiteLLM does so and answers with a {@link io.github.llmbridge.http.ServerErrorException}.
     */
    @Since("1.90.0")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /model/block")
    StoredModel block(ModelId model);

    /** Lets a blocked deployment answer again; before 1.101.0 answered as {@link #block}. */
    @Since("1.90.0")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /model/unblock")
    StoredModel unblock(ModelId model);

    /** {@code /model/info} as the server sends it; see {@link #deployments()}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /model/info")
    ModelDeployments deploymentsAnswer();

    /** The deployments behind the models that the caller's key allows. */
    default List<ModelDeployment> deployments() {
        return deploymentsAnswer().data();
    }

    /** {@code /model/info} of one id as the server sends it; see {@link #info}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /model/info?litellm_model_id={id}")
    ModelDeployments infoAnswer(@Param("id") String id);

    /**
     * One deployment by its id.
     *
     * @throws NotFoundException if there is none
     */
    default ModelDeployment info(String id) {
        Limits.requireText("id", id);
        return infoAnswer(id).data().stream()
                .filter(model -> id.equals(model.id()))
                .findFirst()
                .orElseThrow(() -> SameId.notFound("models.info", "deployment", id));
    }

    /** One deployment by its id, or nothing. */
    default Optional<ModelDeployment> find(String id) {
        try {
            return Optional.of(info(id));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** One page of deployments. 1.77.3 has an unlisted route of this name, which knows neither pages nor filters. */
    @Since("1.81.3")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /v2/model/info")
    ModelPage page(@QueryMap ModelQuery query);

    /**
     * Every deployment that the query names, read page by page as the stream goes; page and size of the query are not
     * used.
     */
    @Since("1.81.3")
    default Stream<ModelDeployment> stream(ModelQuery query) {
        return Pages.stream(
                ModelQuery.LARGEST_PAGE,
                page -> page(new ModelQueryBuilder()
                                .from(query)
                                .page(page)
                                .size(ModelQuery.LARGEST_PAGE)
                                .build())
                        .data(),
                ModelDeployment::id);
    }
}
