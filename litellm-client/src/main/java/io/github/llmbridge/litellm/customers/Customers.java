package io.github.llmbridge.litellm.customers;

import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
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

/** Customers: end users that requests name in their field {@code user}. For administrators. Thread safe. */
@Headers("Content-Type: application/json")
public interface Customers {
    /**
     * Makes a customer.
     *
     * @throws io.github.llmbridge.http.AlreadyExistsException if the id is in use
     */
    @RequestLine("POST /customer/new")
    Customer create(NewCustomerRequest request);

    /**
     * Changes a customer.
     *
     * @throws NotFoundException if there is no such customer
     */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /customer/update")
    Customer update(UpdateCustomerRequest request);

    /** {@code /customer/info} as the server answers it; see {@link #info}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /customer/info?end_user_id={userId}")
    Customer infoAnswer(@Param("userId") String userId);

    /**
     * One customer.
     *
     * @throws NotFoundException if there is no such customer
     */
    default Customer info(String userId) {
        Limits.requireText("userId", userId);
        Customer answer = infoAnswer(userId);
        return SameId.require("customers.info", "customer", userId, answer.userId(), answer);
    }

    /** One customer, or nothing. */
    default Optional<Customer> find(String userId) {
        try {
            return Optional.of(info(userId));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** Every customer. The list has no pages. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /customer/list")
    List<Customer> list();

    /** {@code /customer/block} as the server answers it; see {@link #block}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /customer/block")
    BlockedCustomers blockAnswer(CustomersRequest request);

    /**
     * Blocks customers; the server makes those it does not know. A block is enforced only with an Enterprise licence.
     * LiteLLM 1.106.0 does it and answers 500, so that a read for each customer tells whether it was done.
     */
    default List<Customer> block(List<String> userIds) {
        try {
            return blockAnswer(CustomersRequest.of(userIds)).blockedUsers();
        } catch (ServerErrorException e) {
            List<Customer> found = userIds.stream()
                    .map(this::find)
                    .flatMap(Optional::stream)
                    .filter(Customer::blocked)
                    .toList();
            if (found.size() < userIds.size()) {
                throw e;
            }
            return found;
        }
    }

    /** Takes customers off the licensed check. Without a licence use {@link #update}, which can since LiteLLM 1.106.0. */
    @Enterprise
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /customer/unblock")
    UnblockedCustomers unblock(CustomersRequest request);

    /** {@code /customer/delete} as the server answers it; see {@link #delete}. */
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("POST /customer/delete")
    DeletedCustomers deleteAnswer(CustomersRequest request);

    /**
     * Deletes a customer. One a call: with several, LiteLLM 1.77.3 deletes those it knows and then fails over another.
     *
     * @throws NotFoundException if there is no such customer
     */
    default void delete(String userId) {
        deleteAnswer(CustomersRequest.of(List.of(userId)));
    }

    /** Deletes a customer; {@code false} if it was gone already. */
    default boolean deleteIfPresent(String userId) {
        try {
            delete(userId);
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /** {@code /customer/daily/activity}; see {@link #dailyActivity}. */
    @Since("1.80.8")
    @OnFailure(Repeat.ALWAYS)
    @RequestLine("GET /customer/daily/activity?end_user_ids={ids}&exclude_end_user_ids={excludedIds}")
    ActivityPage dailyActivityPage(
            @Param("ids") @Nullable String ids,
            @Param("excludedIds") @Nullable String excludedIds,
            @QueryMap ActivityQuery query);

    /** What customers used, day by day, newest first, read page by page as the stream goes. */
    @Since("1.80.8")
    default Stream<DailyActivity> dailyActivity(ActivityQuery query) {
        return DailyActivities.stream(
                query, page -> dailyActivityPage(query.joinedIds(), query.joinedExcludedIds(), page));
    }
}
