package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.store.AuditEntry;
import io.github.llmbridge.cli.ToolException;
import io.github.llmbridge.cli.config.OwnerOnly;
import io.github.llmbridge.jdbc.AuditLines;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** Writes the audit trail into a file for the owner only. What was there stays until all is written. */
final class AuditExport {
    private final Path file;

    AuditExport(Path file) {
        this.file = file;
    }

    /** Writes the entries; tells how many there were. */
    long write(Stream<AuditEntry> entries) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            OwnerOnly.file(part);
            long written;
            try (BufferedWriter out = Files.newBufferedWriter(part)) {
                written = AuditLines.write(entries, out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return written;
        } catch (IOException e) {
            throw new ToolException(
                    "the audit trail cannot be written to " + file + ": "
                            + e.getClass().getSimpleName(),
                    "Correct the path of --export, and see that you may write there and there is room.",
                    e);
        }
    }
}
