package io.github.llmbridge.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llmbridge.bridge.report.KeyResult;
import io.github.llmbridge.bridge.report.Outcome;
import io.github.llmbridge.bridge.report.PersonResult;
import io.github.llmbridge.bridge.report.ProvisionResult;
import io.github.llmbridge.bridge.report.Step;
import io.github.llmbridge.cli.output.Answer;
import io.github.llmbridge.cli.output.Outcomes;
import io.github.llmbridge.cli.output.Printer;
import io.github.llmbridge.http.Secret;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes answers of what was reached for a person. Secrets are shown if asked for, and only those made just now. */
final class PersonAnswers {
    private final Context context;

    PersonAnswers(Context context) {
        this.context = context;
    }

    Answer of(PersonResult result) {
        return of(result, false);
    }

    Answer of(PersonResult result, boolean showSecrets) {
        Map<String, Secret> secrets = made(result);
        ObjectNode document = context.json().valueToTree(result.withoutSecrets());
        if (showSecrets) {
            secrets.forEach((name, secret) -> document.put(name, secret.reveal()));
        }
        return Answer.done(document, printer -> {
            Outcomes.result(printer, result);
            secrets.forEach((name, secret) -> tell(printer, name, secret, showSecrets));
        });
    }

    private static void tell(Printer printer, String name, Secret secret, boolean show) {
        String what = name.equals("key") ? "Key" : "Initial password";
        printer.line(what + ": " + (show ? secret.reveal() : "not shown; --show-secret shows one that was just made"));
    }

    /** The secrets that this very operation has made. */
    private static Map<String, Secret> made(PersonResult result) {
        Map<String, Secret> made = new LinkedHashMap<>();
        boolean newKey =
                result.outcome(Step.KEY).filter(Outcome.CREATED::equals).isPresent();
        if (result instanceof ProvisionResult provisioned) {
            if (newKey && provisioned.key() != null) {
                made.put("key", provisioned.key());
            }
            if (provisioned.initialPassword() != null) {
                made.put("initial_password", provisioned.initialPassword());
            }
        } else if (result instanceof KeyResult key && key.key() != null && (newKey || key.replaced() != null)) {
            made.put("key", key.key());
        }
        return made;
    }
}
