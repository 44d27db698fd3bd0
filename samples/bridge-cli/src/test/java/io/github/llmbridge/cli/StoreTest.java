package io.github.llmbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreTest extends ShellTest {
    @BeforeEach
    void signInOnce() {
        shell.signsInOnce();
    }

    @Test
    void itIsAFileOfTheOwnerOnlyWhichTheFirstChangeMakes() throws IOException {
        Path usual = folder.resolve("home").resolve(Path.of(".local", "share", "llmbridge", "store.db"));

        assertThat(store().path("state").asText()).isEqualTo("NOT_MADE");
        shell.run("plan");
        assertThat(usual).doesNotExist();
        shell.provision("ada");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(usual)))
                .isEqualTo("rw-------");
        assertThat(store().path("state").asText()).isEqualTo("READY");
        assertThat(store().path("place").asText()).isEqualTo(usual.toString());
        assertThat(shell.run("doctor").out()).contains("Store: " + usual);
    }

    @Test
    void windowsAndDesktopsNameTheFolderOfPrograms() {
        shell.variables.put("LOCALAPPDATA", folder.resolve("a folder").toString());
        shell.provision("ada");

        assertThat(folder.resolve(Path.of("a folder", "llmbridge", "store.db"))).exists();
    }

    @Test
    void inMemoryNothingIsKept() {
        shell.variables.put("BRIDGE_STORE", "memory");
        shell.provision("ada");

        assertThat(store().path("state").asText()).isEqualTo("MEMORY");
        assertThat(folder.resolve("home")).doesNotExist();
        assertThat(shell.run("doctor").out()).contains("Store: nothing is kept");
        assertThat(shell.run("audit").out()).contains("No entry fits");
    }

    @Test
    void whereTheFileCannotBeMadeReadingGoesOnAndAChangeIsRefused() throws IOException {
        shell.provision("ada");
        Path file = Files.writeString(folder.resolve("no folder"), "");
        shell.variables.put("BRIDGE_STORE", file.resolve("store.db").toString());

        for (String line : new String[] {
            "inspect --user ada",
            "plan",
            "usage --user ada",
            "explain --user ada",
            "health",
            "status",
            "audit",
            "provision --user ada --email ada@example.com --tier pro --dry-run",
            "migrate --default-tier free --dry-run"
        }) {
            Shell.Said said = shell.run(line.split(" ", -1));
            assertThat(said.code()).as(line + ": " + said.all()).isZero();
        }
        assertThat(store().path("state").asText()).isEqualTo("FAILED");
        Shell.Said refused = shell.run("suspend", "--user", "ada");
        assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.err()).contains("cannot be made", "BRIDGE_STORE");
        assertThat(shell.key("ada").blocked()).isNotEqualTo(true);
        assertThat(shell.run("doctor").out()).contains("error   Store: ", "Set BRIDGE_STORE to a file");
    }

    @Test
    void aStoreOfANewerSchemaIsLeftAsItIs() throws Exception {
        Path file = folder.resolve("store.db");
        shell.variables.put("BRIDGE_STORE", file.toString());
        shell.provision("ada");
        write(file, "update meta set value = '99' where name = 'schema'");

        Shell.Said said = shell.run("suspend", "--user", "ada");

        assertThat(said.code()).isEqualTo(ExitCode.FAILED);
        assertThat(said.err())
                .contains(file.toString(), "version 99", "Use the version of llmbridge that wrote it")
                .doesNotContain("\tat ");
        assertThat(shell.run("audit").code()).isEqualTo(ExitCode.FAILED);
        assertThat(shell.run("inspect", "--user", "ada").code()).isZero();
        write(file, "update meta set value = '1' where name = 'schema'");
        assertThat(shell.run("suspend", "--user", "ada").code()).isZero();
        assertThat(shell.run("audit").out()).contains("provision", "suspend");
    }

    @Test
    void contentIsEncryptedAndAWrongKeyIsSaid() throws Exception {
        Path file = folder.resolve("store.db");
        shell.variables.put("BRIDGE_STORE", file.toString());
        shell.variables.put("BRIDGE_STORE_KEY_FILE", keys("right.json").toString());
        shell.provision("ada");
        assertThat(new String(all(file), StandardCharsets.ISO_8859_1)).doesNotContain("ada@example.com");
        assertThat(shell.run("audit").out()).contains("provision");

        shell.variables.put("BRIDGE_STORE_KEY_FILE", keys("wrong.json").toString());
        Shell.Said said = shell.run("suspend", "--user", "ada");
        assertThat(said.code()).isEqualTo(ExitCode.FAILED);
        assertThat(said.err()).contains("key", "Set BRIDGE_STORE_KEY_FILE to the key set");
        shell.variables.remove("BRIDGE_STORE_KEY_FILE");
        assertThat(shell.run("audit").err()).contains("encrypted", "Set BRIDGE_STORE_KEY_FILE");
        shell.variables.put("BRIDGE_STORE_KEY_FILE", shell.variables.get("BRIDGE_TIERS"));
        assertThat(shell.run("suspend", "--user", "ada").err()).contains("no Tink key set", "tinkey");

        shell.variables.put(
                "BRIDGE_STORE_KEY_FILE", folder.resolve("right.json").toString());
        assertThat(shell.run("suspend", "--user", "ada").code()).isZero();
    }

    @Test
    void aPlaceThatIsNoneIsNamedWithoutWhatItHolds() {
        shell.variables.put("BRIDGE_STORE", "jdbc:postgresql://db/bridge?password=hunter2secret");
        assertThat(shell.run("suspend", "--user", "ada").all())
                .contains("BRIDGE_STORE_PASSWORD")
                .doesNotContain("hunter2secret");
        assertThat(shell.run("doctor", "--verbose").all()).doesNotContain("hunter2secret");
        shell.variables.put("BRIDGE_STORE", "jdbc:mysql://db/bridge");
        assertThat(shell.run("audit").err()).contains("no address of PostgreSQL");
    }

    private JsonNode store() {
        return shell.run("status", "--json").json().path("result").path("store");
    }

    private Path keys(String name) throws GeneralSecurityException, IOException {
        AeadConfig.register();
        return Files.writeString(
                folder.resolve(name),
                TinkJsonProtoKeysetFormat.serializeKeyset(
                        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()),
                        RegistryConfiguration.get(),
                        InsecureSecretKeyAccess.get()));
    }

    private static byte[] all(Path file) throws IOException {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        byte[] main = Files.readAllBytes(file);
        byte[] more = Files.exists(log) ? Files.readAllBytes(log) : new byte[0];
        byte[] both = new byte[main.length + more.length];
        System.arraycopy(main, 0, both, 0, main.length);
        System.arraycopy(more, 0, both, main.length, more.length);
        return both;
    }

    private static void write(Path file, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
