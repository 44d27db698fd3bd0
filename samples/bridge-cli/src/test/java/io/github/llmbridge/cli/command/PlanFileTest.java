package io.github.llmbridge.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.llmbridge.bridge.report.PeoplePlan;
import io.github.llmbridge.bridge.report.Plan;
import io.github.llmbridge.bridge.report.PlannedChange;
import io.github.llmbridge.bridge.report.Problem;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.bridge.report.Stray;
import io.github.llmbridge.cli.ToolException;
import io.github.llmbridge.cli.output.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileTest {
    private static final PeoplePlan PLAN = new PeoplePlan(
            Instant.parse("2026-11-30T10:00:00.123456789Z"),
            3,
            List.of(
                    new Plan(
                            "张伟 \"<b>\"",
                            List.of(
                                    new PlannedChange(Step.KEY, "max_budget", "1.0", "2.0"),
                                    new PlannedChange(Step.GROUPS, "Poets", "member", null),
                                    new PlannedChange(Step.ACCOUNT, "account", null, "ada@example.com")),
                            List.of()),
                    new Plan("bob", List.of(), List.of(new Problem(Problem.Kind.KEY_BLOCKED, "it is blocked")))),
            List.of(new Stray(Stray.Kind.KEY_WITHOUT_PERSON, "0".repeat(64), "a key")),
            List.of(new Problem(Problem.Kind.DIRECT_CONNECTIONS_DISABLED, "off")));

    @TempDir
    Path folder;

    private final PlanFile files = new PlanFile(Documents.mapper());

    @Test
    void whatIsWrittenIsReadAsItWas() {
        Path file = folder.resolve("plan.json");

        files.write(file, PLAN, "eu");

        assertThat(files.read(file, "eu")).isEqualTo(PLAN);
    }

    @Test
    void aPlanOfAnotherBridgeIsRefused() {
        Path file = folder.resolve("plan.json");
        files.write(file, PLAN, "eu");

        assertThatThrownBy(() -> files.read(file, "default"))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("of the bridge 'eu', and this is 'default'");
    }

    @Test
    void whatIsNoPlanIsSaid() throws IOException {
        refused("{}", "is no plan");
        refused("nonsense", "is no plan, or was changed");
        refused("{\"format\":\"llmbridge-plan\",\"version\":2}", "has the form 2, and this tool knows 1");
        refused("{\"format\":\"llmbridge-plan\",\"version\":1,\"instance\":\"eu\"}", "holds no plan");
        refused(
                "{\"format\":\"llmbridge-plan\",\"version\":1,\"instance\":\"eu\",\"plan\":{\"at\":\"2026-11-30T10:00:00Z\","
                        + "\"people\":1,\"plans\":[],\"strays\":[],\"problems\":[],\"wings\":2}}",
                "wings");
        assertThatThrownBy(() -> files.read(folder.resolve("nowhere"), "eu")).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> files.write(folder.resolve("no/where"), PLAN, "eu"))
                .hasMessageContaining("cannot be written");
    }

    private void refused(String text, String why) throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.json"), text);
        assertThatThrownBy(() -> files.read(file, "eu"))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining(why);
    }
}
