package io.github.llmbridge.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection that is kept open and used by one thread at a time: SQLite has one writer, and opening a file anew
 * costs more.
 */
final class OneConnection implements ConnectionFactory, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OneConnection.class);

    private final DataSource source;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Connection open;
    private boolean closed;

    OneConnection(DataSource source) {
        this.source = source;
    }

    @Override
    public Connection openConnection() throws SQLException {
        turn.lock();
        try {
            if (closed) {
                throw new SQLException("the store is closed");
            }
            Connection connection = open == null ? source.getConnection() : open;
            open = connection;
            return connection;
        } catch (SQLException | RuntimeException e) {
            turn.unlock();
            throw e;
        }
    }

    @Override
    public void closeConnection(Connection connection) {
        turn.unlock();
    }

    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            if (open != null) {
                open.close();
                open = null;
            }
        } catch (SQLException e) {
            LOG.warn("the file of the store was not closed: {}", e.getMessage());
        } finally {
            turn.unlock();
        }
    }
}
