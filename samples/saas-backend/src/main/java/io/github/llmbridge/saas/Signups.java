package io.github.llmbridge.saas;

import io.github.llmbridge.bridge.person.BulkWork;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.scheduler.BridgeScheduler;
import java.sql.Connection;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes people in. */
@Service
class Signups {
    private final Customers customers;
    private final BridgeScheduler scheduler;
    private final DataSource dataSource;
    private final PasswordEncoder passwords;
    private final String tier;

    Signups(
            Customers customers,
            BridgeScheduler scheduler,
            DataSource dataSource,
            PasswordEncoder passwords,
            SaasProperties properties) {
        this.customers = customers;
        this.scheduler = scheduler;
        this.dataSource = dataSource;
        this.passwords = passwords;
        this.tier = properties.freeTier();
    }

    /**
     * Notes the person and hands in the work, both or neither. An address that is there already is left as it is, and
     * nobody learns that it is.
     *
     * @throws IllegalArgumentException if a field is wrong
     */
    @Transactional
    public void signUp(String email, String name, String password) {
        String id = "u-" + UUID.randomUUID();
        ProvisionRequest request = ProvisionRequest.builder(id, email.strip(), tier)
                .name(name.isBlank() ? null : name)
                .build();
        // Hashed in each case: the time tells nothing.
        String hash = passwords.encode(password);
        boolean isNew = customers.add(
                new Customer(id, request.email(), request.displayName(), Objects.requireNonNull(hash, "a hash")));
        if (isNew) {
            Connection connection = DataSourceUtils.getConnection(dataSource);
            try {
                scheduler.submit(connection, "signup-" + id, new BulkWork.Provision(request));
            } finally {
                DataSourceUtils.releaseConnection(connection, dataSource);
            }
        }
    }
}
