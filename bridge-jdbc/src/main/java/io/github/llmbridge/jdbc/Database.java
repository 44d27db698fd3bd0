package io.github.llmbridge.jdbc;

import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.bridge.store.StoreException.Reason;
import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Runs statements and says what their failures mean. Thread safe. */
final class Database implements AutoCloseable {
    private final Dialect dialect;

    Database(Dialect dialect) {
        this.dialect = dialect;
    }

    Dialect dialect() {
        return dialect;
    }

    String table(String name) {
        return dialect.table(name);
    }

    /**
     * Runs statements that may be repeated; once more if the database did not answer, as a connection of a pool may
     * be dead.
     */
    <T> T run(Function<Handle, T> work) {
        try {
            return once(work);
        } catch (StoreException e) {
            if (e.reason() != Reason.UNAVAILABLE) {
                throw e;
            }
            return again(work, e);
        }
    }

    /** The same, all or nothing. */
    <T> T inTransaction(Function<Handle, T> work) {
        return run(handle -> handle.inTransaction(work::apply));
    }

    private <T> T again(Function<Handle, T> work, StoreException first) {
        try {
            return once(work);
        } catch (StoreException e) {
            e.addSuppressed(first);
            throw e;
        }
    }

    private <T> T once(Function<Handle, T> work) {
        try {
            return dialect.jdbi().withHandle(work::apply);
        } catch (StoreException e) {
            throw e;
        } catch (JdbiException e) {
            throw failure(e);
        }
    }

    /** What a failure of the database means: the innermost exception is the database's own. */
    StoreException failure(Throwable error) {
        SQLException sql = null;
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                sql = found;
            }
        }
        if (sql == null) {
            return new StoreException(Reason.REFUSED, "the store could not be used", error);
        }
        Reason reason = dialect.reason(sql);
        return new StoreException(reason, words(reason) + " (SQL state " + sql.getSQLState() + ")", error);
    }

    /** The database's own words may hold what was to be written; they are in the cause. */
    private static String words(Reason reason) {
        return switch (reason) {
            case UNAVAILABLE -> "the database of the store does not answer";
            case FULL -> "there is no room left in the database of the store";
            default -> "the database of the store refused a statement";
        };
    }

    @Override
    public void close() {
        dialect.close();
    }
}
