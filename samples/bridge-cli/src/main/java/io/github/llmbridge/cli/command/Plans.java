package io.github.llmbridge.cli.command;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.report.PeoplePlan;
import io.github.llmbridge.bridge.report.Plan;
import io.github.llmbridge.cli.config.Setting;
import io.github.llmbridge.cli.output.Outcomes;
import io.github.llmbridge.cli.output.Printer;
import io.github.llmbridge.cli.output.Style;
import io.github.llmbridge.cli.output.Table;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans of everybody or of one person, for the commands that show them and carry them out. */
final class Plans {
    private Plans() {}

    /** The bridge's name as plans keep it. */
    static String instance(Context context) {
        return context.settings().find(Setting.BRIDGE_INSTANCE).orElse("default");
    }

    /** Everybody's plan, or that of one person. */
    static PeoplePlan of(BridgeFacade bridge, @Nullable String userId) {
        return userId == null ? bridge.planAll() : bridge.planOf(Set.of(userId));
    }

    /** What hinders people of whom nothing differs. */
    static void tellLeft(Printer printer, PeoplePlan plan) {
        List<Plan> left = plan.plans().stream().filter(Plan::isEmpty).toList();
        if (!left.isEmpty()) {
            printer.heading("What is left as it is:");
        }
        for (Plan person : left) {
            printer.line(person.userId());
            Outcomes.problems(printer, person.problems());
        }
    }

    static void tell(Printer printer, PeoplePlan plan) {
        long changed = plan.plans().stream().filter(person -> !person.isEmpty()).count();
        printer.line(
                changed == 0 ? Style.GOOD : Style.WARNING,
                plan.people() + " people were compared; "
                        + (changed == 0
                                ? "nothing differs."
                                : "something differs of " + changed + ". llmbridge reconcile would change it:"));
        Outcomes.problems(printer, plan.problems());
        for (Plan person : plan.plans()) {
            if (!person.isEmpty()) {
                printer.heading(person.userId());
                Outcomes.changes(printer, person.changes());
                Outcomes.problems(printer, person.problems());
            }
        }
        tellLeft(printer, plan);
        if (!plan.strays().isEmpty()) {
            printer.heading("What belongs to nobody, or to more than one, and is left as it is:");
            Table strays = Table.of("WHAT", "SUBJECT", "DETAIL");
            plan.strays().forEach(stray -> strays.row(stray.kind(), stray.subject(), stray.message()));
            printer.table(strays);
        }
    }
}
