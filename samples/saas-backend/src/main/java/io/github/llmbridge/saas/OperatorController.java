package io.github.llmbridge.saas;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.report.BridgeException;
import io.github.llmbridge.bridge.report.PeopleOverview.PersonOverview;
import io.github.llmbridge.jdbc.WorkRecord;
import io.github.llmbridge.saas.pages.OperatorPage;
import io.github.llmbridge.saas.pages.OperatorPage.Failed;
import io.github.llmbridge.saas.pages.OperatorPage.Near;
import io.github.llmbridge.saas.pages.OperatorPage.Troubled;
import io.github.llmbridge.saas.pages.OperatorPage.Work;
import io.github.llmbridge.scheduler.BridgeScheduler;
import io.github.llmbridge.scheduler.SchedulerStatus;
import io.github.llmbridge.subscriptions.SubscriberRecord;
import io.github.llmbridge.subscriptions.Subscriptions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The operator's page. Looking at budgets reads LiteLLM's list of keys; with many people, show what was read before.
 */
@RestController
class OperatorController {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorController.class);
    private static final int MOST = 50;
    private static final double NEAR = 0.8;
    private static final double WHOLE = 100;

    private final BridgeFacade bridge;
    private final BridgeScheduler scheduler;
    private final Subscriptions subscriptions;

    OperatorController(BridgeFacade bridge, BridgeScheduler scheduler, Subscriptions subscriptions) {
        this.bridge = bridge;
        this.scheduler = scheduler;
        this.subscriptions = subscriptions;
    }

    @GetMapping(path = "/operator", produces = Pages.HTML)
    String page(HttpServletRequest request, @RequestParam(name = "again", required = false) @Nullable String again) {
        SchedulerStatus status = scheduler.status();
        Work work = new Work(
                status.waiting(),
                status.triedBefore(),
                status.running(),
                status.failed(),
                status.done(),
                status.stopped());
        List<Failed> failed =
                scheduler.failed().limit(MOST).map(OperatorController::failed).toList();
        List<Troubled> troubled = subscriptions.troubled(MOST).stream()
                .map(OperatorController::troubled)
                .toList();
        List<Near> near = List.of();
        String error = null;
        try {
            near = near();
        } catch (BridgeException e) {
            LOG.warn("budgets could not be read: {}", e.getClass().getSimpleName());
            error = "Budgets could not be read: LiteLLM or Open WebUI does not answer as it should.";
        }
        String notice = again == null ? null : "It is tried again.";
        return OperatorPage.of(Pages.of(request), work, failed, troubled, near, notice, error);
    }

    private static Failed failed(WorkRecord work) {
        return new Failed(
                work.id(),
                work.userId(),
                work.operation(),
                work.why() == null ? "" : work.why(),
                String.valueOf(work.ended()));
    }

    private static Troubled troubled(SubscriberRecord record) {
        String why = record.trouble();
        return new Troubled(
                record.userId(), record.reached().access().name().toLowerCase(Locale.ROOT), why == null ? "" : why);
    }

    private List<Near> near() {
        return bridge.overview().byBudgetUse(MOST).stream()
                .filter(person -> person.budgetUse().orElse(0) >= NEAR)
                .map(OperatorController::near)
                .toList();
    }

    private static Near near(PersonOverview person) {
        return new Near(
                person.userId(),
                person.tier() == null ? "" : person.tier(),
                Math.round(WHOLE * person.budgetUse().orElse(0)) + " %",
                String.format(Locale.ROOT, "$%.2f", person.spend()),
                String.format(Locale.ROOT, "$%.2f", person.maxBudget()),
                person.budgetResetAt() == null
                        ? "never"
                        : person.budgetResetAt().toString());
    }

    @PostMapping("/operator/retry-work")
    ResponseEntity<String> retryWork(@RequestParam("id") String id) {
        scheduler.retry(id);
        return EntryController.seeOther("/operator?again");
    }

    @PostMapping("/operator/retry-subscription")
    ResponseEntity<String> retrySubscription(@RequestParam("user") String userId) {
        subscriptions.retry(userId);
        return EntryController.seeOther("/operator?again");
    }
}
