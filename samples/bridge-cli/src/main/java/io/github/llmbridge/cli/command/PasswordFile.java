package io.github.llmbridge.cli.command;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.llmbridge.bridge.events.BridgeEvent;
import io.github.llmbridge.bridge.events.BridgeListener;
import io.github.llmbridge.bridge.report.PersonResult;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.cli.ToolException;
import io.github.llmbridge.cli.config.OwnerOnly;
import io.github.llmbridge.http.Secret;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the initial passwords of new accounts, in CSV for the owner's eyes only: each at once, before the run notes that
 * the person is done, so that a run that is killed loses none. Thread safe.
 */
final class PasswordFile implements BridgeListener, AutoCloseable {
    private final Path path;
    private final FileChannel file;
    private final List<String> lost = new ArrayList<>();
    private long kept;

    private PasswordFile(Path path, FileChannel file) {
        this.path = path;
        this.file = file;
    }

    /** A new file, or one of an earlier run, which is gone on with. */
    static PasswordFile open(Path path) {
        try {
            boolean isNew = !Files.exists(path, LinkOption.NOFOLLOW_LINKS);
            if (isNew) {
                OwnerOnly.file(path);
            } else if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || OwnerOnly.isOpenToOthers(path)) {
                throw new ToolException(
                        "the file " + path + " of --passwords is open to others, or is no plain file",
                        "Name a file that is not there, or chmod 600 " + path + ".");
            }
            PasswordFile passwords =
                    new PasswordFile(path, FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.READ));
            passwords.begin();
            return passwords;
        } catch (IOException e) {
            throw new ToolException(
                    "the file " + path + " of --passwords cannot be written: "
                            + e.getClass().getSimpleName(),
                    "Correct the path, and see that you may write there. Nothing was begun.",
                    e);
        }
    }

    private void begin() throws IOException {
        long size = file.size();
        file.position(size);
        if (size == 0) {
            write("user_id", "account_id", "initial_password");
        } else if (lastByte(size) != '\n') {
            file.write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
    }

    private int lastByte(long size) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        file.read(last, size - 1);
        return last.get(0);
    }

    @Override
    public void on(BridgeEvent event) {
        if (event instanceof BridgeEvent.Succeeded succeeded) {
            keep(succeeded.result());
        } else if (event instanceof BridgeEvent.Failed failed) {
            keep(failed.result());
        }
    }

    private void keep(PersonResult result) {
        if (result instanceof ProvisionResult provisioned && provisioned.initialPassword() != null) {
            keep(provisioned, provisioned.initialPassword());
        }
    }

    private synchronized void keep(ProvisionResult result, Secret password) {
        try {
            write(result.userId(), result.accountId(), password.reveal());
            kept++;
        } catch (IOException e) {
            lost.add(result.userId());
        }
    }

    private void write(@Nullable String... values) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter line =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            line.writeRecord(values);
        }
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    Path path() {
        return path;
    }

    /** How many passwords have been written. */
    synchronized long kept() {
        return kept;
    }

    /** Whose passwords could not be written. */
    synchronized List<String> lost() {
        return List.copyOf(lost);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // Each line has been written already.
        }
    }
}
