package io.github.llmbridge.contract.openwebui;

import io.github.llmbridge.http.Secret;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A process of its own whose threads each add one connection to an account by the settings function. */
public final class EditingProcess {
    static final String READY = "ready";

    private EditingProcess() {}

    /** Arguments: account, first number, how many; begins when it is told so on its input. */
    public static void main(String[] arguments) throws Exception {
        String account = arguments[0];
        int first = Integer.parseInt(arguments[1]);
        int count = Integer.parseInt(arguments[2]);
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try (OpenWebUiClient client = OpenWebUiClient.fromEnv()) {
            client.settingsFunction().read(List.of(account));
            System.out.println(READY);
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            List<Future<?>> edits = new ArrayList<>();
            for (int i = first; i < first + count; i++) {
                DirectConnection mine = connection(i);
                edits.add(threads.submit(
                        () -> client.settingsFunction().editor(account).edit(found -> found.add(mine))));
            }
            for (Future<?> edit : edits) {
                edit.get();
            }
            System.out.println("done");
        } finally {
            threads.shutdownNow();
        }
    }

    static DirectConnection connection(int number) {
        return DirectConnection.of("https://llm" + number + ".example.com/v1", Secret.of("key-" + number));
    }
}
