package io.github.llmbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Open WebUI follows what others change in LiteLLM. */
class FollowTest extends ShellTest {
    private static final String[] ONCE = {"follow", "--once", "--default-tier", "free"};
    private static final List<String> TABLES = List.of(
            "\"LiteLLM_UserTable\" (user_id text primary key)",
            "\"LiteLLM_TeamTable\" (team_id text primary key)",
            "\"LiteLLM_OrganizationTable\" (organization_id text primary key)",
            "\"LiteLLM_VerificationToken\" (token text primary key)",
            "\"LiteLLM_TeamMembership\" (user_id text, team_id text)",
            "\"LiteLLM_OrganizationMembership\" (user_id text, organization_id text)");

    private final List<String> printed = new ArrayList<>();

    @BeforeEach
    void user() {
        shell.signsInOnce();
        shell.liteLlm
                .users()
                .create(NewUserRequest.builder("ada", Models.all())
                        .userEmail("ada@example.com")
                        .build());
    }

    @Test
    void onceMakesAPersonOfEachUserAndTheSecondTimeDoesNothing() {
        Shell.Said first = run(ONCE);

        assertThat(first.code()).as(first.all()).isZero();
        assertThat(first.out()).contains("0 open");
        String key = shell.key("ada").keyAlias();
        assertThat(shell.openWebUi.users().findByEmail("ada@example.com")).isPresent();
        JsonNode second = run("follow", "--once", "--default-tier", "free", "--json", "--verbose")
                .json();
        assertThat(second.path("exit_code").asInt()).isZero();
        assertThat(second.path("result").path("failing")).isEmpty();
        assertThat(shell.key("ada").keyAlias()).isEqualTo(key);
        assertNoSecret();
    }

    @Test
    void statusTellsHowFarTheFollowerIs() {
        assertThat(run("status").out()).doesNotContain("Follower");
        run(ONCE);

        JsonNode follower = run("status", "--json").json().path("result").path("follower");

        assertThat(follower.path("open").asInt(-1)).isZero();
        assertThat(follower.path("last_change").asText()).isNotBlank();
        assertThat(follower.path("lag").asText()).isNotBlank();
        assertThat(run("status").out()).contains("Follower: nobody follows now, last change", "0 open");
        assertNoSecret();
    }

    @Test
    void triggersAreInstalledUsedAndTakenAway() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
            tables(database);
            String url = database.getJdbcUrl("postgres", "postgres") + "&password=hunter2secret";
            shell.variables.put(
                    "LITELLM_JDBC_URL_FILE",
                    Files.writeString(folder.resolve("url"), url + "\n").toString());

            Shell.Said without = run("triggers", "status");
            assertThat(without.code()).isEqualTo(ExitCode.FAILED);
            assertThat(without.out()).contains("LiteLLM_UserTable", "llmbridge triggers install");
            Shell.Said unheard = run("follow", "--once", "--default-tier", "free", "--feed", "postgres", "--verbose");
            assertThat(unheard.code()).isEqualTo(ExitCode.FAILED);
            assertThat(unheard.err()).contains("LiteLLM_UserTable", "llmbridge triggers install");

            assertThat(run("triggers", "install").out()).contains("are installed");
            assertThat(run("triggers", "install").out()).contains("are there");
            assertThat(run("triggers", "status", "--json")
                            .json()
                            .path("exit_code")
                            .asInt())
                    .isZero();
            Shell.Said heard = run("follow", "--once", "--default-tier", "free", "--feed", "postgres");
            assertThat(heard.code()).as(heard.all()).isZero();
            assertThat(shell.openWebUi.users().findByEmail("ada@example.com")).isPresent();

            assertThat(run("triggers", "uninstall").out()).contains("are gone");
            assertThat(run("triggers", "uninstall").out()).contains("no triggers");
        }
        Shell.Said gone = run("triggers", "status", "--verbose");
        assertThat(gone.code()).isEqualTo(ExitCode.FAILED);
        assertThat(gone.err()).contains("does not answer", "LITELLM_JDBC_URL");
        assertNoSecret();
    }

    @Test
    void anAddressThatIsNoneIsNamedAndNotQuoted() {
        assertThat(run("triggers", "status").err()).contains("not set: LITELLM_JDBC_URL");
        for (String url : List.of(
                "postgresql://litellm:hunter2secret@db/litellm",
                "jdbc:postgresql://db:port/litellm?password=hunter2secret")) {
            shell.variables.put("LITELLM_JDBC_URL", url);
            Shell.Said said = run("follow", "--once", "--default-tier", "free", "--feed", "postgres", "--verbose");
            assertThat(said.code()).isEqualTo(ExitCode.FAILED);
            assertThat(said.err()).contains("LITELLM_JDBC_URL is no address of PostgreSQL");
        }
        run("doctor", "--verbose");
        assertNoSecret();
    }

    private Shell.Said run(String... arguments) {
        Shell.Said said = shell.run(arguments);
        printed.add(said.all());
        return said;
    }

    private void assertNoSecret() {
        assertThat(printed)
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain(
                                "hunter2secret",
                                "sk-",
                                shell.fakeLiteLlm.masterKey(),
                                shell.fakeOpenWebUi.adminPassword(),
                                shell.fakeOpenWebUi.adminToken(),
                                shell.variables.get("BRIDGE_SECRET")));
    }

    private static void tables(EmbeddedPostgres database) throws SQLException {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("create table " + table);
            }
        }
    }
}
