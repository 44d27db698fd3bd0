package io.github.llmbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Programs rely on these names; docs/bridge-cli.md lists them. A further name may come, none may go. */
class JsonShapeTest extends ShellTest {
    private static final String[] REPORT = {"operation", "user_id", "status", "steps", "problems", "listener_errors"};

    @BeforeEach
    void provision() {
        shell.provision("ada");
    }

    @Test
    void everyAnswerIsOneObjectOfOneForm() {
        for (String line : List.of(
                "doctor",
                "health",
                "status",
                "inspect --user ada",
                "explain --user ada",
                "usage --user ada",
                "plan",
                "reconcile",
                "migrate --default-tier free --dry-run",
                "migrate --default-tier free",
                "audit",
                "renew --user ada",
                "connections show --user ada",
                "function status",
                "completion")) {
            JsonNode told = shell.run((line + " --json").split(" ")).json();

            assertThat(names(told)).as(line).containsExactly("command", "exit_code", "result");
            assertThat(line).startsWith(told.path("command").asText());
            assertThat(told.path("exit_code").isInt()).isTrue();
            assertThat(told.path("result").isObject()).isTrue();
        }
    }

    @Test
    void whatWasReachedForAPerson() {
        assertThat(names(result("provision --user ada --email ada@example.com --tier free")))
                .contains(REPORT)
                .contains("tier", "account_id", "key", "key_hash", "initial_password");
        assertThat(names(result("renew --user ada"))).contains(REPORT).contains("key", "key_hash", "replaced");
        assertThat(names(result("change-tier --user ada --tier pro")))
                .contains(REPORT)
                .contains("from", "to", "key_hash", "not_applied");
        assertThat(names(result("suspend --user ada"))).contains(REPORT);
        assertThat(names(result("remove --user ada"))).contains(REPORT).contains("kept");
        assertThat(names(result("provision --user bob --email bob@example.com --tier free")
                        .path("steps")
                        .path(0)))
                .containsExactly("step", "outcome", "detail", "error", "way");
    }

    @Test
    void whatIsSeen() {
        assertThat(names(result("inspect --user ada")))
                .containsExactly(
                        "user_id",
                        "user",
                        "key",
                        "other_keys",
                        "teams",
                        "account",
                        "connection",
                        "suspended",
                        "grant",
                        "drift",
                        "problems",
                        "at");
        assertThat(names(result("usage --user ada")))
                .containsExactly(
                        "user_id",
                        "tier",
                        "key_hash",
                        "spend",
                        "max_budget",
                        "budget_reset_at",
                        "total_spend",
                        "days",
                        "from",
                        "to");
        assertThat(names(result("explain --user ada"))).contains("models", "levels", "sentence", "budget_bound_by");
        assertThat(names(result("health"))).containsExactly("litellm", "openwebui", "at");
        assertThat(names(result("health").path("litellm"))).containsExactly("state", "version", "took", "detail");
        assertThat(names(result("plan"))).containsExactly("at", "people", "plans", "strays", "problems");
        assertThat(names(result("reconcile"))).containsExactly("people", "left", "strays");
        assertThat(names(result("doctor"))).containsExactly("errors", "warnings", "findings");
        assertThat(names(result("status").path("keys_ending").path(0)))
                .containsExactly(
                        "user_id",
                        "email",
                        "tier",
                        "status",
                        "key_hash",
                        "key_ends",
                        "spend",
                        "max_budget",
                        "budget_reset_at",
                        "total_spend",
                        "problems");
    }

    @Test
    void whatIsTheSameForMany() throws IOException {
        String file = Files.writeString(folder.resolve("people.csv"), "user_id,email,tier\nada,none,free\n")
                .toString();
        JsonNode run = shell.run("bulk", file, "--json").json().path("result");

        assertThat(names(run))
                .containsExactly(
                        "run",
                        "entries",
                        "counts",
                        "failed",
                        "further_failures",
                        "cannot_chat",
                        "stopped",
                        "fix",
                        "passwords_kept",
                        "passwords_lost");
        assertThat(names(run.path("failed").path(0))).containsExactly("line", "user_id", "outcome", "why");
        assertThat(names(result("migrate --default-tier free")))
                .containsExactly("counts", "users", "problems", "passwords_kept", "passwords_lost");
        assertThat(names(result("migrate --default-tier free --dry-run")))
                .containsExactly("at", "users", "group_names", "problems");
        assertThat(names(result("audit"))).containsExactly("store", "entries", "earlier");
        assertThat(names(result("audit").path("entries").path(0)))
                .containsExactly(
                        "id",
                        "at",
                        "instance",
                        "actor",
                        "operation",
                        "user_id",
                        "correlation_id",
                        "changes",
                        "outcome",
                        "error");
        assertThat(names(result("status").path("store")))
                .containsExactly("state", "place", "encrypted", "detail", "fix");
    }

    @Test
    void numbersAreNumbersAndTimesAreInUtc() {
        JsonNode key = result("inspect --user ada").path("key");

        assertThat(key.path("max_budget").isNumber()).isTrue();
        assertThat(key.path("rpm_limit").isIntegralNumber()).isTrue();
        assertThat(key.path("blocked").isBoolean()).isTrue();
        assertThat(key.path("expires").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
        assertThat(result("health").path("litellm").path("took").isNumber()).isTrue();
        assertThat(result("usage --user ada").path("from").asText()).matches("\\d{4}-\\d\\d-\\d\\d");
    }

    @Test
    void anyConsoleCanShowIt() {
        shell.run("provision", "--user", "wei", "--email", "wei@example.com", "--tier", "free", "--name", "张伟");

        Shell.Said said = shell.run("inspect", "--user", "wei", "--json");

        assertThat(said.out()).matches("\\p{ASCII}*");
        assertThat(said.json().path("result").path("account").path("name").asText())
                .isEqualTo("张伟");
    }

    private JsonNode result(String line) {
        return shell.run((line + " --json").split(" ")).json().path("result");
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
