package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.bridge.store.AuditEntry;
import io.github.llmbridge.bridge.store.AuditQuery;
import io.github.llmbridge.bridge.store.AuditTrail;
import io.github.llmbridge.bridge.store.BridgeStore;
import io.github.llmbridge.bridge.store.InMemoryStore;
import io.github.llmbridge.bridge.store.Journal;
import io.github.llmbridge.bridge.store.Lease;
import io.github.llmbridge.bridge.store.Leases;
import io.github.llmbridge.bridge.store.People;
import io.github.llmbridge.bridge.store.StoreException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A store that can be made to fail, as one whose database goes away. */
final class UnsteadyStore implements BridgeStore {
    private final InMemoryStore memory = new InMemoryStore();
    private volatile boolean leasesFail;
    private volatile Predicate<AuditEntry> auditFails = entry -> false;
    private volatile Runnable whileLeased = () -> {};

    void failLeases() {
        leasesFail = true;
    }

    void failAudit(Predicate<AuditEntry> which) {
        auditFails = which;
    }

    void heal() {
        leasesFail = false;
        auditFails = entry -> false;
    }

    /** What happens each time somebody asks whether a lease is held. */
    void whileLeased(Runnable act) {
        whileLeased = act;
    }

    private static StoreException gone() {
        return new StoreException(StoreException.Reason.UNAVAILABLE, "the store is gone", null);
    }

    @Override
    public People people() {
        return memory.people();
    }

    @Override
    public Journal journal() {
        return memory.journal();
    }

    @Override
    public AuditTrail audit() {
        return new AuditTrail() {
            @Override
            public void save(AuditEntry entry) {
                if (auditFails.test(entry)) {
                    throw gone();
                }
                memory.audit().save(entry);
            }

            @Override
            public Stream<AuditEntry> find(AuditQuery query) {
                return memory.audit().find(query);
            }
        };
    }

    @Override
    public Leases leases() {
        return name -> {
            if (leasesFail) {
                throw gone();
            }
            return memory.leases().acquire(name).map(Unsteady::new);
        };
    }

    /** Its holder cannot be sure of it while leases fail. */
    private final class Unsteady implements Lease {
        private final Lease lease;

        Unsteady(Lease lease) {
            this.lease = lease;
        }

        @Override
        public String name() {
            return lease.name();
        }

        @Override
        public boolean isHeld() {
            whileLeased.run();
            return !leasesFail && lease.isHeld();
        }

        @Override
        public void close() {
            lease.close();
        }
    }

    /** Whether somebody works for this person. */
    boolean isLeased(String instance, String userId) {
        Optional<Lease> lease = memory.leases().acquire(instance + "/" + userId);
        lease.ifPresent(Lease::close);
        return lease.isEmpty();
    }

    @Override
    public void close() {
        memory.close();
    }
}
