package io.github.llmbridge.jdbc;

import io.github.llmbridge.bridge.store.StoreException.Reason;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/**
 * SQLite in one file. A statement that has been answered survives the death of the process; the last moments before a
 * power failure may be lost, the file is whole all the same.
 */
final class SqliteDialect implements Dialect {
    static final int NO_LIMIT = 0;

    private static final int PATIENCE_MILLIS = 10_000;
    private static final int PRIMARY_CODE = 0xff;

    private final SQLiteDataSource source;
    private final OneConnection connection;
    private final Jdbi jdbi;

    /**
     * On this file.
     *
     * @param mostPages how many pages of 4 KB the file may have
     */
    SqliteDialect(Path file, int mostPages) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(PATIENCE_MILLIS);
        config.enforceForeignKeys(true);
        // A transaction that begins by reading could not write if another process has written meanwhile.
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        if (mostPages != NO_LIMIT) {
            config.setMaxPageCount(mostPages);
        }
        this.source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        this.connection = new OneConnection(source);
        this.jdbi = Jdbi.create(connection);
    }

    @Override
    public Jdbi jdbi() {
        return jdbi;
    }

    @Override
    public String table(String name) {
        return name;
    }

    @Override
    public String now() {
        return "cast(unixepoch('subsec') * 1000 as integer)";
    }

    @Override
    public String migrations() {
        return "META-INF/llmbridge-jdbc/sqlite";
    }

    @Override
    public String platform() {
        return "sqlite";
    }

    /** Its transactions write alone from their beginning. */
    @Override
    public Connection toMigrate() throws SQLException {
        return source.getConnection();
    }

    @Override
    public String schema() {
        return "";
    }

    @Override
    public String countOfMetaTables() {
        return "select count(*) from sqlite_master where type = 'table' and name = 'meta'";
    }

    @Override
    public Reason reason(SQLException error) {
        int code = error.getErrorCode() & PRIMARY_CODE;
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            return Reason.FULL;
        }
        boolean passes = code == SQLiteErrorCode.SQLITE_BUSY.code
                || code == SQLiteErrorCode.SQLITE_LOCKED.code
                || code == SQLiteErrorCode.SQLITE_IOERR.code
                || code == SQLiteErrorCode.SQLITE_CANTOPEN.code;
        return passes ? Reason.UNAVAILABLE : Reason.REFUSED;
    }

    @Override
    public void close() {
        connection.close();
    }
}
