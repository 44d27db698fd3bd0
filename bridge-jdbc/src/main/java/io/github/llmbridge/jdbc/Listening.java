package io.github.llmbridge.jdbc;

import io.github.llmbridge.bridge.follow.FeedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection that listens on a channel. */
final class Listening implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    /** A statement of ours takes milliseconds. The driver would wait for a network that has gone for hours. */
    private static final int LONGEST_MILLIS = 10_000;

    private final Connection connection;
    private final PGConnection driver;

    private Listening(Connection connection, PGConnection driver) {
        this.connection = connection;
        this.driver = driver;
    }

    static Listening open(DataSource dataSource, String channel) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            if (!connection.isWrapperFor(PGConnection.class)) {
                throw new FeedException("the data source does not give connections of PostgreSQL's own driver", null);
            }
            connection.setNetworkTimeout(Runnable::run, LONGEST_MILLIS);
            // In a transaction PostgreSQL would hold the notifications back.
            connection.setAutoCommit(true);
            Listening listening = new Listening(connection, connection.unwrap(PGConnection.class));
            listening.run("listen " + channel);
            return listening;
        } catch (SQLException | FeedException e) {
            connection.close();
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    /** What has been notified; waits for the first for at most this time, and at least a millisecond. */
    List<String> take(Duration wait) throws SQLException {
        PGNotification[] notifications = driver.getNotifications(Math.max(1, Math.toIntExact(wait.toMillis())));
        return notifications == null
                ? List.of()
                : Stream.of(notifications).map(PGNotification::getParameter).toList();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A pool hands the connection to others. */
    @Override
    public void close() {
        try (connection) {
            run("unlisten *");
        } catch (SQLException e) {
            LOG.debug("the connection to LiteLLM's database was closed already", e);
        }
    }
}
