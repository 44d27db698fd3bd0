package io.github.llmbridge.cli.config;

import io.github.llmbridge.cli.ToolException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** LiteLLM's PostgreSQL, for those who run it. */
public final class LiteLlmDatabase {
    private LiteLlmDatabase() {}

    /**
     * The database that {@code LITELLM_JDBC_URL} names; nothing is asked of it yet.
     *
     * @throws ToolException if it is not set, or no address of PostgreSQL; the address is not quoted, since it may
     *     hold a password
     */
    public static DataSource of(Settings settings) {
        String url = settings.find(Setting.LITELLM_JDBC_URL)
                .orElseThrow(() -> new ToolException(
                        "not set: " + Setting.LITELLM_JDBC_URL,
                        "Set it, or LITELLM_JDBC_URL_FILE, to jdbc:postgresql://HOST/DATABASE?user=NAME&password=..."));
        PGSimpleDataSource source = new PGSimpleDataSource();
        if (!url.startsWith(StorePlace.POSTGRESQL) || !isTaken(source, url)) {
            throw new ToolException(
                    Setting.LITELLM_JDBC_URL + " is no address of PostgreSQL",
                    "Set it to jdbc:postgresql://HOST/DATABASE?user=NAME&password=... in "
                            + settings.origin(Setting.LITELLM_JDBC_URL) + ".");
        }
        return source;
    }

    /** The driver's exception quotes the address. */
    private static boolean isTaken(PGSimpleDataSource source, String url) {
        try {
            source.setUrl(url);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
