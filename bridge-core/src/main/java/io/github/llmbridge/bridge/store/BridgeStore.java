package io.github.llmbridge.bridge.store;

/**
 * What the bridge keeps of its own. {@link InMemoryStore} is the default; the module {@code bridge-jdbc} has one on
 * PostgreSQL and SQLite. A store is the application's: one store may serve several bridges, and whoever made it
 * closes it.
 *
 * <p>A store keeps no key, no password and no token. It keeps personal content: ids, e-mail addresses, and what was
 * changed from what to what.
 *
 * <p>Implementations are thread safe. Every method throws {@link StoreException} and nothing else if the store fails.
 */
public interface BridgeStore extends AutoCloseable {
    /** What each person is on both servers. */
    People people();

    /** How far long runs have got. */
    Journal journal();

    /** Who changed what. */
    AuditTrail audit();

    /** Who works on what at the moment. */
    Leases leases();

    /** Ends what the store holds open. Leases that are still held end. */
    @Override
    void close();
}
