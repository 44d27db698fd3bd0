package io.github.llmbridge.contract.bridge;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.events.BulkListener;
import io.github.llmbridge.bridge.person.BulkItem;
import io.github.llmbridge.bridge.person.BulkOptions;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.BulkReport;
import io.github.llmbridge.bridge.tiers.TierCatalog;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.litellm.LiteLlmClient;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Compares a bulk run with the same {@code provisionUser} calls by as many threads, on the servers that the
 * environment names, in one run: {@code PEOPLE AT_A_TIME ROUNDS}. People who are new, people who are finished, and
 * half of each. It prints how many times as fast the bulk run is, and takes the people away again.
 */
final class BulkBenchmark {
    private final BridgeFacade facade;
    private final int people;
    private final int atATime;
    private final List<ProvisionRequest> made = new ArrayList<>();

    private BulkBenchmark(BridgeFacade facade, int people, int atATime) {
        this.facade = facade;
        this.people = people;
        this.atATime = atATime;
    }

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        String instance = ServerLine.unique("i");
        try (LiteLlmClient liteLlm = LiteLlmClient.fromEnv();
                OpenWebUiClient openWebUi = OpenWebUiClient.fromEnv();
                BridgeFacade facade = BridgeFacade.builder()
                        .liteLlm(liteLlm)
                        .openWebUi(openWebUi)
                        .tiers(TierCatalog.of(Bridge.FREE, Bridge.PRO))
                        .connectionUrl(System.getenv("LITELLM_BASE_URL") + "/v1")
                        .instance(instance)
                        .secret(Bridge.SECRET)
                        .build()) {
            BulkBenchmark benchmark =
                    new BulkBenchmark(facade, Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
            try {
                benchmark.run(Integer.parseInt(arguments[2]));
            } finally {
                benchmark.made.forEach(person -> {
                    openWebUi
                            .users()
                            .allByEmail(person.email())
                            .forEach(found -> openWebUi.users().delete(found.id()));
                    liteLlm.users().deleteIfPresent(person.userId());
                });
            }
        }
    }

    /** The two take turns, so that what a server does beside it meets both. */
    private void run(int rounds) throws InterruptedException, ExecutionException {
        naively(fresh(2));
        bulk(fresh(2));
        long[][] nanos = new long[3][2];
        for (int round = 0; round < rounds; round++) {
            List<ProvisionRequest> one = fresh(people);
            List<ProvisionRequest> other = fresh(people);
            measure(nanos[0], round, one, other);
            measure(nanos[1], round, one, other);
            List<ProvisionRequest> half = new ArrayList<>(one.subList(0, people / 2));
            half.addAll(fresh(people - people / 2));
            List<ProvisionRequest> otherHalf = new ArrayList<>(other.subList(0, people / 2));
            otherHalf.addAll(fresh(people - people / 2));
            measure(nanos[2], round, half, otherHalf);
        }
        String[] names = {"new people", "finished people", "half new, half finished"};
        for (int i = 0; i < names.length; i++) {
            System.out.printf(
                    "%s, %d at a time: one by one %.1f people/s, bulk %.1f people/s, ratio %.2f%n",
                    names[i],
                    atATime,
                    people * rounds / (nanos[i][0] / 1e9),
                    people * rounds / (nanos[i][1] / 1e9),
                    (double) nanos[i][0] / nanos[i][1]);
        }
    }

    private void measure(long[] nanos, int round, List<ProvisionRequest> one, List<ProvisionRequest> other)
            throws InterruptedException, ExecutionException {
        if (round % 2 == 0) {
            nanos[0] += naively(one);
        }
        nanos[1] += bulk(other);
        if (round % 2 == 1) {
            nanos[0] += naively(one);
        }
    }

    private List<ProvisionRequest> fresh(int count) {
        List<ProvisionRequest> fresh = IntStream.range(0, count)
                .mapToObj(i -> Bridge.person(ServerLine.unique("b")).build())
                .toList();
        made.addAll(fresh);
        return fresh;
    }

    private long naively(List<ProvisionRequest> requests) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(atATime);
        try {
            long begun = System.nanoTime();
            List<Future<?>> calls = new ArrayList<>();
            requests.forEach(request -> calls.add(threads.submit(() -> facade.provisionUser(request))));
            for (Future<?> call : calls) {
                call.get();
            }
            return System.nanoTime() - begun;
        } finally {
            threads.shutdown();
        }
    }

    private long bulk(List<ProvisionRequest> requests) {
        BulkOptions options = BulkOptions.builder().mostAtATime(atATime).build();
        long begun = System.nanoTime();
        BulkReport report = facade.bulk(BulkItem.provisioning(requests.stream()), options, BulkListener.NONE);
        if (report.stopped() != null || report.entries() != requests.size()) {
            throw new IllegalStateException(report.toString());
        }
        return System.nanoTime() - begun;
    }
}
