package io.github.llmbridge.bridge.run;

import io.github.llmbridge.bridge.events.BridgeEvent;
import io.github.llmbridge.bridge.events.BridgeListener;
import io.github.llmbridge.bridge.report.Operation;
import io.github.llmbridge.bridge.report.PersonResult;
import io.github.llmbridge.bridge.report.StepError;
import io.github.llmbridge.bridge.report.StepFailedException;
import io.github.llmbridge.bridge.run.Runner.Attempt;
import io.github.llmbridge.bridge.steps.Run;
import io.github.llmbridge.bridge.store.AuditEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners what happened. What they throw loses nothing. */
final class Announcer {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    private final List<BridgeListener> listeners;

    Announcer(List<BridgeListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    <R extends PersonResult> R succeeded(Attempt.Ended<R> ended, Optional<AuditEntry> audit) {
        R result = ended.result();
        if (listeners.isEmpty()) {
            return result;
        }
        Operation operation = result.report().operation();
        List<BridgeEvent> events = steps(result);
        Run run = ended.run();
        if (run.tierChanged()) {
            events.add(new BridgeEvent.TierChanged(
                    operation,
                    result.userId(),
                    run.tierBefore().orElse(null),
                    run.person().tier().name()));
        }
        return end(result, events, audit);
    }

    /** Tells of an operation that changes no tier. */
    <R extends PersonResult> R succeeded(R result, Optional<AuditEntry> audit) {
        return listeners.isEmpty() ? result : end(result, steps(result), audit);
    }

    private <R extends PersonResult> R end(R result, List<BridgeEvent> events, Optional<AuditEntry> audit) {
        audit.map(BridgeEvent.Audited::new).ifPresent(events::add);
        events.add(new BridgeEvent.Succeeded(result.report().operation(), result.userId(), result));
        List<StepError> errors = tell(events);
        @SuppressWarnings("unchecked")
        R told = (R) result.withReport(result.report().withListenerErrors(errors));
        return told;
    }

    void failed(StepFailedException error, Optional<AuditEntry> audit) {
        if (listeners.isEmpty()) {
            return;
        }
        PersonResult result = error.result();
        List<BridgeEvent> events = steps(result);
        audit.map(BridgeEvent.Audited::new).ifPresent(events::add);
        events.add(new BridgeEvent.Failed(result.report().operation(), result.userId(), result));
        tell(events);
    }

    /** Tells of an operation that was refused. */
    void audited(Optional<AuditEntry> audit) {
        audit.map(BridgeEvent.Audited::new).ifPresent(event -> tell(List.of(event)));
    }

    private static List<BridgeEvent> steps(PersonResult result) {
        List<BridgeEvent> events = new ArrayList<>();
        result.steps()
                .forEach(step ->
                        events.add(new BridgeEvent.StepEnded(result.report().operation(), result.userId(), step)));
        return events;
    }

    private List<StepError> tell(List<BridgeEvent> events) {
        List<StepError> errors = new ArrayList<>();
        for (BridgeEvent event : events) {
            for (BridgeListener listener : listeners) {
                try {
                    listener.on(event);
                } catch (RuntimeException e) {
                    LOG.warn("a listener threw {}", e.getClass().getName());
                    errors.add(StepError.of(e));
                }
            }
        }
        return errors;
    }
}
