package io.github.llmbridge.contract.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Wire;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What each server is asked for a new person does not wait for the other server. */
@OnEveryLine
class BothServersAtOnceTest {
    @Parameter
    ServerLine line;

    /** Each call is sent only once the other is on its way, too: one after the other they would never be. */
    @Test
    void looksAndStepsOfBothServersOverlap() {
        Map<String, CountDownLatch> begun = new ConcurrentHashMap<>();
        Map<String, String> partners = Map.of(
                "/user/info", "/api/v1/users/",
                "/api/v1/users/", "/user/info",
                "/key/generate", "/api/v1/auths/add",
                "/api/v1/auths/add", "/key/generate");
        partners.keySet().forEach(path -> begun.put(path, new CountDownLatch(1)));
        Map<String, Boolean> met = new ConcurrentHashMap<>();
        try (Wire wire = new Wire();
                Bridge bridge = new Bridge(line, wire, builder -> builder)) {
            wire.trouble((number, request) -> {
                String path = request.url().encodedPath();
                String partner = partners.get(path);
                if (partner != null) {
                    begun.get(path).countDown();
                    met.putIfAbsent(path, isBegun(begun.get(partner)));
                }
                return Wire.Effect.NONE;
            });

            bridge.facade().provisionUser(Bridge.newPerson());
        }

        assertThat(met).containsOnlyKeys(partners.keySet()).doesNotContainValue(false);
    }

    private static boolean isBegun(CountDownLatch call) {
        try {
            return call.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
