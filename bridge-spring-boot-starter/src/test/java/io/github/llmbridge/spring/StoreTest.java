package io.github.llmbridge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.store.InMemoryStore;
import io.github.llmbridge.jdbc.JdbcStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.sqlite.SQLiteDataSource;

class StoreTest {
    private StandIns servers;

    @BeforeEach
    void start() {
        servers = new StandIns();
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void theApplicationsPostgresKeepsTheStore() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            servers.application()
                    .withBean(DataSource.class, postgres::getPostgresDatabase)
                    .withPropertyValues("llmbridge.store.schema=people")
                    .run(context -> {
                        context.getBean(BridgeFacade.class)
                                .provisionUser(ProvisionRequest.builder("user-42", "ada@example.com", "free")
                                        .build());

                        assertThat(context.getBean(JdbcStore.class).people().find("default", "user-42"))
                                .isPresent();
                    });
        }
    }

    @Test
    void anotherDatabaseIsRefusedByASentence() {
        servers.application()
                .withBean(DataSource.class, SQLiteDataSource::new)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(WrongPropertiesException.class)
                        .hasMessageContaining("llmbridge.store.enabled=false"));
        servers.application()
                .withBean(DataSource.class, SQLiteDataSource::new)
                .withPropertyValues("llmbridge.store.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(BridgeStore.class));
    }

    @Test
    void aStoreOfTheApplicationComesFirst() {
        servers.application()
                .withBean(DataSource.class, SQLiteDataSource::new)
                .withBean(BridgeStore.class, InMemoryStore::new)
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(BridgeStore.class));
    }

    @Test
    void withoutTheModuleThereIsNoStore() {
        servers.application()
                .withClassLoader(new FilteredClassLoader("io.github.llmbridge.jdbc"))
                .withBean(DataSource.class, SQLiteDataSource::new)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(BridgeStore.class));
    }
}
