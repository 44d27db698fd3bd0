package io.github.llmbridge.saas;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has signed up. */
@Repository
class Customers {
    private static final String COLUMNS = "select id, email, name, password_hash from customer ";

    private final JdbcClient database;

    Customers(JdbcClient database) {
        this.database = database;
    }

    /** Adds somebody; tells whether the address is new. */
    boolean add(Customer customer) {
        return database.sql("insert into customer (id, email, name, password_hash) values (?, ?, ?, ?)"
                                + " on conflict (email) do nothing")
                        .params(customer.id(), customer.email(), customer.name(), customer.passwordHash())
                        .update()
                == 1;
    }

    Optional<Customer> find(String id) {
        return database.sql(COLUMNS + "where id = ?")
                .param(id)
                .query(Customer.class)
                .optional();
    }

    Optional<Customer> withEmail(String email) {
        return database.sql(COLUMNS + "where email = ?")
                .param(email)
                .query(Customer.class)
                .optional();
    }
}
