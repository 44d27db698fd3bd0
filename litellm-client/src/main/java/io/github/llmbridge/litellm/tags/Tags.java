package io.github.llmbridge.litellm.tags;

import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;
import io.github.llmbridge.http.SameId;
import io.github.llmbridge.litellm.spend.ActivityPage;
import io.github.llmbridge.litellm.spend.ActivityQuery;
import io.github.llmbridge.litellm.spend.DailyActivities;
import io.github.llmbridge.litellm.spend.DailyActivity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tags that group spend and models. The server tells every error with a 500 that holds the true one; these methods throw what
 * it means. For administrators. Thread safe.
 */
@Headers("Content-Type: application/json")
public interface Tags {
    /** {@code /tag/new} as the server has it: if a model comes from the config file, it fails and makes
     * the tag all the same. See {@link #create}. */
    @RequestLine("POST /tag/new")
    TagAnswer createAnswer(NewTagRequest request);

    /**
     * Makes a tag. If a model comes from the config file, 1.106.0 refuses, and nothing remains of the tag. <b>Name no models on
     * 1.77.3:</b> it damages the row of a deployment in the database, which can then be neither read nor deleted.
     *
     * @throws io.github.llmbridge.http.AlreadyExistsException if the name is in use
     * @throws NotFoundException if a model comes from the config file
     */
    default TagAnswer create(NewTagRequest request) {
        try {
            return createAnswer(request);
        } catch (NotFoundException e) {
            // Had there been such a tag before, the server would have said so instead.
            deleteIfPresent(request.name());
            throw e;
        }
    }

    /** {@code /tag/update} as the server has it: it forgets description and models if they are not sent. See {@link #update}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /tag/update")
    TagAnswer updateAnswer(UpdateTagRequest request);

    /**
     * Changes a tag; reads it first, if description or models are to stay.
     *
     * @throws NotFoundException if there is none of this name
     */
    default TagAnswer update(UpdateTagRequest request) {
        boolean complete = request.description() != null && request.models() != null;
        return updateAnswer(complete ? request : request.keeping(info(request.name())));
    }

    /** {@code /tag/info} as the server sends it: tags by name. See {@link #info}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /tag/info")
    Map<String, Tag> infoAnswer(TagNames names);

    /**
     * One tag.
     *
     * @throws NotFoundException if there is none of this name
     */
    default Tag info(String name) {
        Tag answer = infoAnswer(new TagNames(List.of(name), Map.of())).get(name);
        if (answer == null) {
            throw SameId.notFound("tags.info", "tag", name);
        }
        return answer;
    }

    /** One tag, or nothing. */
    default Optional<Tag> find(String name) {
        try {
            return Optional.of(info(name));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** Every tag, those included that requests brought along. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /tag/list")
    List<Tag> list();

    /** {@code /tag/delete}; see {@link #delete(String)}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /tag/delete")
    DeletedTag deleteAnswer(DeleteTagRequest request);

    /**
     * Deletes a tag; its spend remains in the logs.
     *
     * @throws NotFoundException if there is none of this name
     */
    default DeletedTag delete(String name) {
        return deleteAnswer(new DeleteTagRequest(name, Map.of()));
    }

    /** Deletes a tag; {@code false} if it was gone already. */
    default boolean deleteIfPresent(String name) {
        try {
            delete(name);
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /** {@code /tag/daily/activity}; see {@link #dailyActivity}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /tag/daily/activity?tags={ids}")
    ActivityPage dailyActivityPage(@Param("ids") @Nullable String ids, @QueryMap ActivityQuery query);

    /** What requests with tags used, day by day, newest first, read page by page as the stream goes. */
    default Stream<DailyActivity> dailyActivity(ActivityQuery query) {
        query.requireNoExcludedIds();
        return DailyActivities.stream(query, page -> dailyActivityPage(query.joinedIds(), page));
    }
}
