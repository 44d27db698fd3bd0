package io.github.llmbridge.cli.config;

import io.github.llmbridge.bridge.store.AuditTrail;
import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.store.Journal;
import io.github.llmbridge.bridge.store.Leases;
import io.github.llmbridge.bridge.store.People;
import io.github.llmbridge.bridge.store.StoreException;
import io.github.llmbridge.bridge.store.StoreException.Reason;
import io.github.llmbridge.cli.Surroundings;
import io.github.llmbridge.cli.ToolException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** The tool's store. It is opened when it is first used, since commands that only read need none. Thread safe. */
public final class ToolStore implements BridgeStore {
    private final Settings settings;
    private final Surroundings surroundings;
    private StoreOpening.@Nullable Opened opened;

    /** The store that the settings name. */
    public ToolStore(Settings settings, Surroundings surroundings) {
        this.settings = settings;
        this.surroundings = surroundings;
    }

    /**
     * Where it lies, for people.
     *
     * @throws ToolException if the settings name no place of a store
     */
    public String place() {
        return StorePlace.of(settings, surroundings).toString();
    }

    /** Whether it may hold something: a file that has not been made holds nothing. */
    public boolean isThere() {
        StorePlace place = StorePlace.of(settings, surroundings);
        return place instanceof StorePlace.Postgres
                || (place instanceof StorePlace.OneFile file && Files.exists(file.path()));
    }

    /**
     * Opens it now.
     *
     * @throws StoreException if it cannot be used
     */
    public void open() {
        store();
    }

    private synchronized BridgeStore store() {
        StoreOpening.Opened there = opened;
        if (there == null) {
            try {
                there = new StoreOpening(settings).open(StorePlace.of(settings, surroundings));
            } catch (ToolException e) {
                throw new StoreException(Reason.REFUSED, String.valueOf(e.getMessage()), e);
            }
            opened = there;
        }
        return there.store();
    }

    @Override
    public People people() {
        return store().people();
    }

    @Override
    public Journal journal() {
        return store().journal();
    }

    @Override
    public AuditTrail audit() {
        return store().audit();
    }

    /** The bridge asks for them when it is built. */
    @Override
    public Leases leases() {
        return name -> store().leases().acquire(name);
    }

    @Override
    public synchronized void close() {
        if (opened != null) {
            opened.close();
            opened = null;
        }
    }
}
