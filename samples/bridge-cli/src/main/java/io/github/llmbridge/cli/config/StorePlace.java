package io.github.llmbridge.cli.config;

import io.github.llmbridge.cli.Surroundings;
import io.github.llmbridge.cli.ToolException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Where the store lies. Its text is for people, and holds no secret. */
sealed interface StorePlace {
    String POSTGRESQL = "jdbc:postgresql:";
    String NOTHING_KEPT = "memory";

    /** Nothing outlives the command. */
    record Memory() implements StorePlace {
        @Override
        public String toString() {
            return "in memory";
        }
    }

    /** SQLite in one file. */
    record OneFile(Path path) implements StorePlace {
        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** A database of PostgreSQL. */
    record Postgres(String url) implements StorePlace {
        /** Parameters may hold what is nobody's business. */
        @Override
        public String toString() {
            return url.replaceAll("\\?.*", "").replaceFirst("^jdbc:", "");
        }
    }

    /** Whether this value of {@code BRIDGE_STORE} is the path of a file. */
    static boolean isFile(String value) {
        String text = value.strip().toLowerCase(Locale.ROOT);
        return !text.equals(NOTHING_KEPT) && !text.startsWith("jdbc:");
    }

    /**
     * Where the settings say, else in the person's own folder.
     *
     * @throws ToolException if they say what is no place of a store; no value is quoted that may hold a secret
     */
    static StorePlace of(Settings settings, Surroundings surroundings) {
        Optional<String> given = settings.find(Setting.BRIDGE_STORE);
        if (given.isEmpty()) {
            return new OneFile(usual(surroundings));
        }
        String text = given.get();
        if (isFile(text)) {
            return new OneFile(path(text).toAbsolutePath());
        }
        if (text.equalsIgnoreCase(NOTHING_KEPT)) {
            return new Memory();
        }
        if (!text.startsWith(POSTGRESQL)) {
            throw wrong(settings, "is no address of PostgreSQL, no path of a file, and not 'memory'");
        }
        if (text.matches("(?i).*[?&](password|sslpassword)=.*") || text.matches("[^?]*@.*")) {
            throw wrong(settings, "holds a password, and addresses are shown and logged");
        }
        return new Postgres(text);
    }

    private static ToolException wrong(Settings settings, String why) {
        return new ToolException(
                "BRIDGE_STORE " + why,
                "Set it to jdbc:postgresql://HOST/DATABASE, with BRIDGE_STORE_USER and BRIDGE_STORE_PASSWORD beside it,"
                        + " to the path of a file, or to memory, in " + settings.origin(Setting.BRIDGE_STORE) + ".");
    }

    /** {@code LOCALAPPDATA} is set on Windows. */
    private static Path usual(Surroundings surroundings) {
        return folder(surroundings, "LOCALAPPDATA")
                .or(() -> folder(surroundings, "XDG_DATA_HOME"))
                .orElse(surroundings.home().resolve(".local").resolve("share"))
                .resolve("llmbridge")
                .resolve("store.db")
                .toAbsolutePath();
    }

    private static Optional<Path> folder(Surroundings surroundings, String variable) {
        return Optional.ofNullable(surroundings.variables().get(variable))
                .filter(text -> !text.isBlank())
                .map(StorePlace::path)
                .filter(Path::isAbsolute);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new ToolException(
                    "BRIDGE_STORE is no path of a file: " + e.getReason(), "Correct the path in BRIDGE_STORE.");
        }
    }
}
