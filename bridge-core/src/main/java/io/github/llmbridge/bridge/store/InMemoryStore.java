package io.github.llmbridge.bridge.store;

/**
 * A store in this process's memory: the default. It serves several bridges of one process, and ends with it. It is
 * bounded: of people, audit entries and journal entries it keeps the newest, so a run of more entries than that looks
 * at its first ones again when it is repeated. Thread safe.
 */
public final class InMemoryStore implements BridgeStore {
    private static final int USUAL = 1_000;

    private final People people;
    private final Journal journal;
    private final AuditTrail audit;
    private final Leases leases = new MemoryLeases();

    /** Keeps up to 1,000 people, as many audit entries, and as many journal entries. */
    public InMemoryStore() {
        this(USUAL);
    }

    /** Keeps up to as many people, as many audit entries, and as many journal entries. */
    public InMemoryStore(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most must be positive, not " + most);
        }
        this.people = new MemoryPeople(most);
        this.journal = new MemoryJournal(most);
        this.audit = new MemoryAudit(most);
    }

    @Override
    public People people() {
        return people;
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public AuditTrail audit() {
        return audit;
    }

    @Override
    public Leases leases() {
        return leases;
    }

    /** Nothing is held open. */
    @Override
    public void close() {}
}
