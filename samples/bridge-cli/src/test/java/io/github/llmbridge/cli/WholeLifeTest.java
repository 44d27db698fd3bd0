package io.github.llmbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.keys.GenerateKeyRequest;
import io.github.llmbridge.litellm.keys.Key;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WholeLifeTest extends ShellTest {
    private static final String[] ADA = {"--user", "ada"};

    @BeforeEach
    void signInOnce() {
        shell.signsInOnce();
    }

    @Test
    void onePersonWalksThroughTheWholeLife() {
        assertThat(shell.provision("ada").out()).contains("User ada: ready");
        assertThat(shell.provision("ada").out()).contains("nothing had to change");
        assertThat(shell.run("plan").code()).isZero();
        assertThat(well("change-tier", "--tier", "pro").path("to").asText()).isEqualTo("pro");
        KeyHash before = shell.hash("ada");
        assertThat(well("renew").path("key_hash").asText()).isEqualTo(before.value());
        assertThat(well("rotate-key").path("replaced").asText()).isEqualTo(before.value());
        assertThat(shell.key("ada").token()).isNotEqualTo(before);
        assertThat(well("suspend").path("status").asText()).isEqualTo("SUSPENDED");
        assertThat(shell.key("ada").blocked()).isTrue();
        assertThat(shell.run("plan").code()).isZero();
        assertThat(well("resume").path("status").asText()).isEqualTo("READY");
        assertThat(well("inspect").path("problems")).isEmpty();
        assertThat(well("explain", "--model", "gpt-4o").path("sentence").asText())
                .isNotBlank();
        assertThat(well("verify").path("refusal").isNull()).isTrue();
        assertThat(well("usage").path("tier").asText()).isEqualTo("pro");
        assertThat(well("remove", "--account", "--litellm-user").path("status").asText())
                .isEqualTo("REMOVED");
        assertThat(shell.liteLlm.users().find("ada")).isEmpty();
        assertThat(shell.run("plan").code()).isZero();
    }

    @Test
    void aPersonIsFoundByItsAddress() {
        shell.provision("ada");

        assertThat(shell.run("inspect", "--email", "Ada@Example.com", "--json")
                        .json()
                        .path("result")
                        .path("user_id")
                        .asText())
                .isEqualTo("ada");
    }

    @Test
    void aGrantEndsAndAPersonIsRenamed() {
        shell.provision("ada");

        assertThat(well("grant", "--tier", "pro", "--until", "7d").path("tier").asText())
                .isEqualTo("pro");
        assertThat(well("update", "--name", "Countess").path("status").asText()).isEqualTo("READY");
        assertThat(shell.openWebUi
                        .users()
                        .findByEmail("ada@example.com")
                        .orElseThrow()
                        .name())
                .isEqualTo("Countess");
        Shell.Said ended = shell.run("end-grants", "--json");
        assertThat(ended.code()).isZero();
        assertThat(ended.json().path("result").path("people")).isEmpty();
    }

    @Test
    void groupsRoleTeamAndNameAreGiven() {
        Shell.Said said = shell.run(
                "provision",
                "--user",
                "ada",
                "--email",
                "ada@example.com",
                "--tier",
                "free",
                "--name",
                "Ada",
                "--role",
                "admin",
                "--group",
                "Engineers,Poets",
                "--team",
                "engine",
                "--team-alias",
                "Engine",
                "--team-model",
                "gpt-4o-mini");

        assertThat(said.code()).as(said.all()).isZero();
        JsonNode account = well("inspect").path("account");
        assertThat(account.path("name").asText()).isEqualTo("Engine-Ada");
        assertThat(account.path("role").asText()).isEqualTo("admin");
        assertThat(account.path("groups")).hasSize(2);
        assertThat(shell.key("ada").teamId()).isEqualTo("engine");
    }

    @Test
    void aDryRunChangesNothing() {
        Shell.Said said =
                shell.run("provision", "--user", "ada", "--email", "ada@example.com", "--tier", "free", "--dry-run");

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("This would change:");
        assertThat(shell.liteLlm.users().find("ada")).isEmpty();
    }

    @Test
    void aPlanThatFindsADifferenceEndsWithTwoAndReconcileMendsIt() {
        shell.provision("ada");
        shell.byHand("ada", key -> key.rpmLimit(7L));

        Shell.Said plan = shell.run("plan", "--user", "ada");
        assertThat(plan.code()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(plan.out()).contains("rpm_limit", "llmbridge reconcile would change it");
        assertThat(shell.run("plan").code()).isEqualTo(ExitCode.DIFFERENT);
        Shell.Said reconciled = shell.run("reconcile");
        assertThat(reconciled.code()).as(reconciled.all()).isZero();
        assertThat(shell.run("plan").code()).isZero();
        assertThat(shell.run("reconcile", "--user", "ada").out()).contains("nothing had to change");
    }

    @Test
    void aSavedPlanIsCarriedOutLaterAndWhatHasChangedIsLeft() {
        shell.provision("ada");
        shell.provision("bob");
        for (String user : List.of("ada", "bob")) {
            shell.byHand(user, key -> key.rpmLimit(7L));
        }
        String file = folder.resolve("plan.json").toString();
        assertThat(shell.run("plan", "--save", file).code()).isEqualTo(ExitCode.DIFFERENT);
        shell.byHand("ada", key -> key.tpmLimit(9L).maxBudget(3.0));

        JsonNode people = shell.run("reconcile", "--plan", file, "--json")
                .json()
                .path("result")
                .path("people");

        List<String> outcomes = new ArrayList<>();
        people.forEach(one -> outcomes.add(
                one.path("user_id").asText() + " " + one.path("outcome").asText()));
        assertThat(outcomes).containsExactlyInAnyOrder("ada OUTDATED", "bob DONE");
        assertThat(shell.key("bob").rpmLimit()).isEqualTo(10);
        assertThat(shell.key("ada").rpmLimit()).isEqualTo(7);
    }

    @Test
    void moreRemovalsThanAllowedStopBeforeTheFirst() {
        shell.provision("ada");
        shell.liteLlm.keys().generate(twin());
        Shell.Said plan = shell.run("plan", "--json");
        assertThat(plan.code()).as(plan.all()).isEqualTo(ExitCode.DIFFERENT);

        Shell.Said said = shell.run("reconcile", "--max-removals", "0", "--max-percent", "0");

        assertThat(said.code()).isEqualTo(ExitCode.FAILED);
        assertThat(said.err()).contains("more than 0 and 0.0 %", "Fix:", "--max-removals");
        assertThat(shell.run("reconcile").code()).isZero();
    }

    /** A second key with the bridge's marks, as an interrupted rotation leaves it: a reconciliation takes it away. */
    private GenerateKeyRequest twin() {
        Key first = shell.key("ada");
        return GenerateKeyRequest.builder(first.models())
                .userId("ada")
                .metadata(first.metadata())
                .build();
    }

    private JsonNode well(String command, String... options) {
        String[] line = new String[options.length + ADA.length + 2];
        line[0] = command;
        System.arraycopy(ADA, 0, line, 1, ADA.length);
        System.arraycopy(options, 0, line, 1 + ADA.length, options.length);
        line[line.length - 1] = "--json";
        Shell.Said said = shell.run(line);
        assertThat(said.code()).as(command + ": " + said.all()).isZero();
        return said.json().path("result");
    }
}
