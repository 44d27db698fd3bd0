package io.github.llmbridge.spring;

import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.jdbc.ContentCipher;
import io.github.llmbridge.jdbc.JdbcStore;
import io.github.llmbridge.jdbc.JdbcStoreBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** Keeps the bridge's store in the application's PostgreSQL, where {@code bridge-jdbc} is on the class path. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration"
        })
@ConditionalOnClass(JdbcStore.class)
@ConditionalOnSingleCandidate(DataSource.class)
@ConditionalOnBooleanProperty(
        name = {"llmbridge.enabled", "llmbridge.store.enabled"},
        matchIfMissing = true)
@EnableConfigurationProperties(BridgeProperties.class)
class LlmBridgeStoreAutoConfiguration {
    @Bean
    @Lazy
    @ConditionalOnMissingBean(BridgeStore.class)
    JdbcStore bridgeStore(
            DataSource dataSource, BridgeProperties properties, ObjectProvider<ContentCipher> encryption) {
        productOf(dataSource).filter(name -> !name.equals("PostgreSQL")).ifPresent(name -> {
            throw new WrongPropertiesException(List.of("The application's data source is " + name
                    + ", and the bridge's store needs PostgreSQL: set llmbridge.store.enabled=false, or define a bean"
                    + " of the type BridgeStore"));
        });
        JdbcStoreBuilder builder =
                JdbcStore.postgres(dataSource, properties.store().schema());
        encryption.ifAvailable(builder::encryption);
        return builder.open();
    }

    /** Empty if the database does not answer, which opening the store says better. */
    private static Optional<String> productOf(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return Optional.ofNullable(connection.getMetaData().getDatabaseProductName());
        } catch (SQLException e) {
            return Optional.empty();
        }
    }
}
