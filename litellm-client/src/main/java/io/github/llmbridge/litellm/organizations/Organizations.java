package io.github.llmbridge.litellm.organizations;

import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import io.github.llmbridge.http.AlreadyExistsException;
import io.github.llmbridge.http.ErrorDetails;
import io.github.llmbridge.http.NotFoundException;
import io.github.llmbridge.http.OnFailure;
import io.github.llmbridge.http.Repeat;
import io.github.llmbridge.http.SameId;
import io.github.llmbridge.http.ServerErrorException;
import io.github.llmbridge.litellm.Enterprise;
import io.github.llmbridge.litellm.Limits;
import io.github.llmbridge.litellm.Since;
import io.github.llmbridge.litellm.spend.ActivityPage;
import io.github.llmbridge.litellm.spend.ActivityQuery;
import io.github.llmbridge.litellm.spend.DailyActivities;
import io.github.llmbridge.litellm.spend.DailyActivity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Organizations, which hold teams and users. Open to all on LiteLLM 1.77.3; from 1.102 on every call needs a licence and is
 * else refused with {@link io.github.llmbridge.http.EnterpriseOnlyException}. Thread safe.
 */
@Headers("Content-Type: application/json")
public interface Organizations {
    /** {@code /organization/new} as the server answers it; see {@link #create}. */
    @Enterprise(since = "1.102.0")
    @RequestLine("POST /organization/new")
    Organization createAnswer(NewOrganizationRequest request);

    /**
     * Makes an organization.
     *
     * @throws AlreadyExistsException if the id is in use; LiteLLM 1.77.3 answers a plain 500, and a second call tells why
     */
    @Enterprise(since = "1.102.0")
    default Organization create(NewOrganizationRequest request) {
        try {
            return createAnswer(request);
        } catch (ServerErrorException e) {
            if (find(request.organizationId()).isEmpty()) {
                throw e;
            }
            throw new AlreadyExistsException(
                    details(e, "organization " + request.organizationId() + " already exists"));
        }
    }

    /** {@code /organization/update} as the server answers it; see {@link #update}. */
    @Enterprise(since = "1.102.0")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("PATCH /organization/update")
    Organization updateAnswer(UpdateOrganizationRequest request);

    /**
     * Changes an organization.
     *
     * @throws NotFoundException if there is no such organization; LiteLLM 1.77.3 answers a plain 500, and a second call
     *     tells why
     */
    @Enterprise(since = "1.102.0")
    default Organization update(UpdateOrganizationRequest request) {
        try {
            return updateAnswer(request);
        } catch (ServerErrorException e) {
            if (find(request.organizationId()).isPresent()) {
                throw e;
            }
            throw new NotFoundException(details(e, "organization " + request.organizationId() + " does not exist"));
        }
    }

    /** {@code /organization/info} as the server answers it; see {@link #info}. */
    @Enterprise(since = "1.102.0")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /organization/info?organization_id={organizationId}")
    Organization infoAnswer(@Param("organizationId") String organizationId);

    /**
     * One organization with budget, members and teams.
     *
     * @throws NotFoundException if there is no such organization
     */
    @Enterprise(since = "1.102.0")
    default Organization info(String organizationId) {
        Limits.requireText("organizationId", organizationId);
        Organization answer = infoAnswer(organizationId);
        return SameId.require("organizations.info", "organization", organizationId, answer.organizationId(), answer);
    }

    /** One organization with budget, members and teams, or nothing. */
    @Enterprise(since = "1.102.0")
    default Optional<Organization> find(String organizationId) {
        try {
            return Optional.of(info(organizationId));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** Every organization; to a user who is no administrator, those that the user is in. The list has no pages. */
    @Enterprise(since = "1.102.0")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /organization/list")
    List<Organization> list();

    /**
     * Adds members. The server makes users that it does not know.
     *
     * @throws AlreadyExistsException if one is a member already
     * @throws NotFoundException if there is no such organization
     */
    @Enterprise(since = "1.102.0")
    @RequestLine("POST /organization/member_add")
    AddedOrganizationMembers addMembers(AddOrganizationMembersRequest request);

    /**
     * Changes a member's role or budget.
     *
     * @throws NotFoundException if there is no such organization, or the user is no member
     */
    @Enterprise(since = "1.102.0")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("PATCH /organization/member_update")
    OrganizationMembership updateMember(UpdateOrganizationMemberRequest request);

    /** {@code /organization/member_delete} as the server answers it: with {@code null} for who is no member. */
    @Enterprise(since = "1.102.0")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("DELETE /organization/member_delete")
    @Nullable OrganizationMembership removeMemberAnswer(RemoveOrganizationMemberRequest request);

    /** Takes a member out; {@code false} if the user was no member, or there is no such organization. */
    @Enterprise(since = "1.102.0")
    default boolean removeMember(String organizationId, String userId) {
        return removeMemberAnswer(RemoveOrganizationMemberRequest.of(organizationId, userId)) != null;
    }

    /** {@code /organization/delete} as the server answers it; see {@link #delete}. */
    @Enterprise(since = "1.102.0")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("DELETE /organization/delete")
    List<Organization> deleteAnswer(DeleteOrganizationsRequest request);

    /**
     * Deletes an organization with its teams. LiteLLM 1.77.3 leaves the keys of those teams behind.
     *
     * @throws NotFoundException if there is no such organization
     */
    @Enterprise(since = "1.102.0")
    default void delete(String organizationId) {
        deleteAnswer(DeleteOrganizationsRequest.of(organizationId));
    }

    private static ErrorDetails details(ServerErrorException error, String message) {
        return new ErrorDetails(error.operation(), error.status(), null, message, null);
    }

    /** {@code /organization/daily/activity}; see {@link #dailyActivity}. */
    @Since("1.80.6")
    @Enterprise
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /organization/daily/activity?organization_ids={ids}&exclude_organization_ids={excludedIds}")
    ActivityPage dailyActivityPage(
            @Param("ids") @Nullable String ids,
            @Param("excludedIds") @Nullable String excludedIds,
            @QueryMap ActivityQuery query);

    /** What organizations used, day by day, newest first, read page by page as the stream goes. */
    @Since("1.80.6")
    @Enterprise
    default Stream<DailyActivity> dailyActivity(ActivityQuery query) {
        return DailyActivities.stream(
                query, page -> dailyActivityPage(query.joinedIds(), query.joinedExcludedIds(), page));
    }
}
