package io.github.llmbridge.bridge.many;

import io.github.llmbridge.bridge.check.Preflight;
import io.github.llmbridge.bridge.events.BulkListener;
import io.github.llmbridge.bridge.person.BulkItem;
import io.github.llmbridge.bridge.person.BulkOptions;
import io.github.llmbridge.bridge.read.Reads;
import io.github.llmbridge.bridge.report.BulkReport;
import io.github.llmbridge.bridge.report.InvalidRequestException;
import io.github.llmbridge.bridge.run.Call;
import io.github.llmbridge.bridge.run.Engine;
import io.github.llmbridge.bridge.run.Tasks;
import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.http.Sleeper;
import java.time.Clock;
import java.util.Iterator;
import java.util.concurrent.ThreadFactory;

/** Works through an input of any length, one entry for each person. Thread safe. */
public final class Bulk {
    private final Parts parts;

    /** What bulk runs are made of. */
    public record Parts(
            Engine engine,
            Tasks tasks,
            Reads reads,
            Preflight preflight,
            TierCatalog tiers,
            BridgeStore store,
            Clock clock,
            Sleeper sleeper,
            ThreadFactory threads) {}

    /** Made by the facade. */
    public Bulk(Parts parts) {
        this.parts = parts;
    }

    /**
     * Works through the input.
     *
     * @throws InvalidRequestException if the run was begun with another input
     */
    public BulkReport run(Iterator<BulkItem> items, BulkOptions options, BulkListener listener, Call call) {
        RunJournal journal = options.runId() == null
                ? null
                : RunJournal.begin(parts.store().journal(), options.runId(), options.fingerprint(), parts.clock());
        BulkInput input = new BulkInput(items);
        BulkOutcomes outcomes = new BulkOutcomes(journal, listener);
        BulkWorker worker = new BulkWorker(parts.engine(), parts.tasks(), call);
        AsWished asWished = new AsWished(parts.tiers());
        try (BulkRun run = new BulkRun(
                input,
                outcomes,
                worker,
                asWished,
                new Pace(options.mostAtATime()),
                parts.sleeper(),
                options.mostAtATime(),
                parts.threads())) {
            if (options.looksByLists()) {
                run.lookByLists(() -> readLists(input, asWished, options.mostAtATime()));
            }
            return run.toTheEnd();
        }
    }

    private void readLists(BulkInput input, AsWished asWished, int atATime) {
        var windows = parts.engine().windows();
        if (input.hasAtLeast(AsWished.worthFrom(windows.accounts(), atATime))) {
            asWished.read(parts.engine(), windows, parts.reads(), parts.preflight());
        }
    }
}
