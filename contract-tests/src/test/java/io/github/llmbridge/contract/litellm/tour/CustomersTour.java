package io.github.llmbridge.contract.litellm.tour;

import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.litellm.customers.CustomersRequest;
import io.github.llmbridge.litellm.customers.NewCustomerRequest;
import io.github.llmbridge.litellm.customers.UpdateCustomerRequest;
import io.github.llmbridge.litellm.spend.ActivityQuery;
import java.util.List;

/** Customers. */
final class CustomersTour extends LiteLlmTour {
    CustomersTour(ServerLine line) {
        super(line);
    }

    @Override
    public void run() {
        String customer = id("customer-7");
        // > Make a customer
        client.customers()
                .create(NewCustomerRequest.builder(customer).maxBudget(5.0).build());
        // > Read a customer
        client.customers().info(customer);
        // > Change a customer
        client.customers()
                .update(UpdateCustomerRequest.builder(customer).maxBudget(10.0).build());
        // > Every customer
        client.customers().list();
        // > Block customers
        client.customers().block(List.of(customer));
        // > Unblock customers
        enterprise(() -> client.customers().unblock(CustomersRequest.of(List.of(customer))));
        if (has("customers.dailyActivityPage")) {
            // > What customers did, day by day
            client.customers()
                    .dailyActivity(ActivityQuery.builder(FIRST_DAY, LAST_DAY)
                            .ids(List.of(customer))
                            .build())
                    .forEach(row -> {});
        }
        // > Delete a customer
        client.customers().deleteIfPresent(customer);
    }
}
