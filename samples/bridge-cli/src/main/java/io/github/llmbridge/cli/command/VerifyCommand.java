package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.report.AccessProof;
import io.github.llmbridge.cli.ExitCode;
import io.github.llmbridge.cli.output.Answer;
import io.github.llmbridge.cli.output.Style;
import io.github.llmbridge.cli.output.Values;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "verify",
        description = {
            "Proves by a chat of a few tokens with the person's own key that a chat is answered.",
            "It costs what that chat costs. Ends with 1 if no answer comes."
        })
final class VerifyCommand extends PersonCommand {
    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "The model; the first of the person's tier if not given.")
    private @Nullable String model;

    VerifyCommand(Context context) {
        super(context);
    }

    @Override
    Answer answer() {
        return withTiers(servers -> {
            String userId = userId(servers);
            AccessProof proof = model == null
                    ? servers.bridge().verifyAccess(userId)
                    : servers.bridge().verifyAccess(userId, model);
            return new Answer(proof.works() ? ExitCode.DONE : ExitCode.FAILED, proof, printer -> {
                printer.line("Models that LiteLLM lists for the key: " + Values.text(proof.listed()));
                if (proof.works()) {
                    printer.line(Style.GOOD, "A chat with " + proof.model() + " was answered.");
                } else {
                    printer.line(
                            Style.BAD,
                            "No answer from " + Values.text(proof.model()) + ": " + Values.text(proof.refusal())
                                    + (proof.error() == null
                                            ? ""
                                            : "; " + proof.error().message()));
                    printer.line(
                            "  Fix: llmbridge explain tells which level refuses; llmbridge inspect tells the rest.");
                }
            });
        });
    }
}
