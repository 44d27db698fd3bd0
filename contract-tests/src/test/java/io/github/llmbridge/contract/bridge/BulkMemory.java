package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.BulkItem;
import io.github.llmbridge.bridge.person.BulkOptions;
import io.github.llmbridge.bridge.report.BulkReport;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.jdbc.JdbcStore;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Measures how much memory a bulk run holds, for so many people and for so many others: {@code 1000 20000}. Each
 * number has stand-ins of its own, in another process. All people are provisioned, and then found by lists. What the
 * exchanges under way hold comes and goes, so the median of the samples is what compares. Not a test: it takes minutes.
 */
final class BulkMemory {
    private static final String MEASURED = "measured";
    private static final int SAMPLES = 20;

    private BulkMemory() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments[0].equals(MEASURED)) {
            measure(Integer.parseInt(arguments[1]));
            return;
        }
        for (String people : arguments) {
            try (StandInsProcess standIns = new StandInsProcess()) {
                ProcessBuilder measured = new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx64m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                BulkMemory.class.getName(),
                                MEASURED,
                                people)
                        .inheritIO();
                measured.environment().putAll(standIns.environment);
                measured.start().waitFor();
            }
        }
    }

    /**
     * On the tool's store: the one in memory keeps a thousand entries of the audit trail, which a thousand people fill.
     */
    private static void measure(int people) throws IOException {
        Path folder = Files.createTempDirectory("bulk-memory");
        try (JdbcStore store = JdbcStore.sqlite(folder.resolve("store.db")).open();
                LiteLlmClient liteLlm = LiteLlmClient.fromEnv();
                OpenWebUiClient openWebUi = OpenWebUiClient.fromEnv();
                BridgeFacade facade = BridgeFacade.builder()
                        .liteLlm(liteLlm)
                        .openWebUi(openWebUi)
                        .tiers(TierCatalog.of(Bridge.FREE, Bridge.PRO))
                        .connectionUrl(System.getenv("LITELLM_BASE_URL") + "/v1")
                        .secret(Bridge.SECRET)
                        .store(store)
                        .build()) {
            report("provisioned", facade, people);
            report("found by lists", facade, people);
        }
    }

    private static void report(String what, BridgeFacade facade, int people) {
        List<Long> samples = new ArrayList<>();
        Iterator<BulkItem> items = BulkItem.provisioning(
                IntStream.range(0, people).mapToObj(i -> Bridge.person("u-" + i).build()));
        long begun = System.nanoTime();
        BulkReport report = facade.bulk(items, BulkOptions.run(what, ""), (outcome, progress) -> {
            if (progress.ended() % Math.max(1, people / SAMPLES) == 0) {
                samples.add(usedAfterCollection());
            }
        });
        long[] sorted = samples.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%d people %s: %s, after a collection %.2f MB (median), %.2f MB (most), %d s%n",
                people,
                what,
                report.counts(),
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length - 1] / 1e6,
                (System.nanoTime() - begun) / 1_000_000_000L);
    }

    /** What the last collection left; what other threads have made since does not count. */
    private static long usedAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }
}
