package io.github.llmbridge.jdbc;

import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.bridge.store.StoreException.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads columns. */
final class Rows {
    private static final int YES = 1;

    private Rows() {}

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    static boolean isSet(ResultSet row, String column) throws SQLException {
        return row.getInt(column) == YES;
    }

    static int flag(boolean value) {
        return value ? YES : 0;
    }

    /** A word of ours; a newer version may have written one that is not known here. */
    static <E extends Enum<E>> E word(Class<E> kind, String name) {
        try {
            return Enum.valueOf(kind, name);
        } catch (IllegalArgumentException e) {
            throw new StoreException(
                    Reason.NEWER_SCHEMA,
                    "a newer version of this library has written " + kind.getSimpleName() + " " + name,
                    e);
        }
    }

    static @Nullable Long millis(@Nullable Instant moment) {
        return moment == null ? null : moment.toEpochMilli();
    }
}
