package io.github.llmbridge.contract.openwebui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.Wire;
import io.github.llmbridge.openwebui.OpenWebUiClient;
import io.github.llmbridge.openwebui.settings.ConnectionsEditor;
import io.github.llmbridge.openwebui.settings.DirectConnection;
import io.github.llmbridge.openwebui.settings.SettingsConflictException;
import io.github.llmbridge.openwebui.settings.SettingsFunction;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many write one account at once: by the settings function, by its tokens, and by its page. */
@OnEveryLine
class SettingsFunctionRaceTest extends SiteTest {
    private static final int WRITERS = 20;

    private final Wire otherWire = new Wire();
    private Site.Person ada;

    @BeforeEach
    void install() {
        site.behind.functions().delete(SettingsFunction.ID);
        site.client.settingsFunction().install();
        ada = site.newPerson();
        site.store(ada, "{\"ui\": {\"theme\": \"dark\"}}");
    }

    @AfterEach
    void uninstall() {
        site.behind.functions().delete(SettingsFunction.ID);
        otherWire.close();
    }

    @Test
    void twentyWritersOfTwoClientsLoseNoRow() throws Exception {
        OpenWebUiClient other = otherWire.openWebUi(line);

        atOnce(IntStream.range(0, WRITERS)
                .<Callable<?>>mapToObj(i -> () -> (i % 2 == 0 ? site.client : other)
                        .settingsFunction()
                        .editor(ada.id())
                        .edit(found -> found.add(EditingProcess.connection(i))))
                .toList());

        assertEachIsStored(WRITERS);
    }

    @Test
    void twentyWritersOfTwoProcessesLoseNoRow() throws Exception {
        List<Process> processes = List.of(start(0), start(WRITERS / 2));
        try {
            for (Process process : processes) {
                assertThat(output(process).readLine()).isEqualTo(EditingProcess.READY);
            }
            for (Process process : processes) {
                process.outputWriter(StandardCharsets.UTF_8).append("go\n").flush();
            }
            for (Process process : processes) {
                assertThat(output(process).readLine()).isEqualTo("done");
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }

        assertEachIsStored(WRITERS);
    }

    @Test
    void besideTokensAndAnOpenPageOurOwnRowsAreThereInTheEnd() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        OpenWebUiClient other = otherWire.openWebUi(line);
        ExecutorService page = Executors.newSingleThreadExecutor();
        try {
            Future<?> saving = page.submit(() -> savesAllThatItHolds(done));
            atOnce(IntStream.range(0, WRITERS)
                    .<Callable<?>>mapToObj(i -> () -> addUntilItStays(
                            i % 2 == 0
                                    ? site.client.settingsFunction().editor(ada.id())
                                    : other.as(ada.id(), ada.token()).settingsEditor(),
                            EditingProcess.connection(i)))
                    .toList());
            done.set(true);
            saving.get();
        } finally {
            page.shutdownNow();
        }

        DirectConnection ours = EditingProcess.connection(0);
        site.client.settingsFunction().editor(ada.id()).edit(found -> found.put(ours));
        assertThat(site.account(ada).directConnections().all()).contains(ours);
        assertThat(site.stored(ada)).extracting("ui").extracting("theme").isEqualTo("dark");
    }

    /** The page, or a token's edit that has not seen it, may write over it; who looks finds out. */
    private static boolean addUntilItStays(ConnectionsEditor editor, DirectConnection mine) {
        for (int i = 0; i < 50; i++) {
            try {
                if (editor.confirm(editor.edit(found -> found.put(mine)))) {
                    return true;
                }
            } catch (SettingsConflictException othersKeepWriting) {
                // So do we.
            }
        }
        return false;
    }

    /** As a page before 0.11.4 does when its user changes any setting; a newer page sends what was changed. */
    private Void savesAllThatItHolds(AtomicBoolean done) {
        Map<String, Object> held = site.stored(ada);
        while (!done.get()) {
            site.behind.as(ada.token()).settings().update(held);
            held = site.stored(ada);
        }
        return null;
    }

    private void assertEachIsStored(int count) {
        assertThat(site.account(ada).directConnections().all())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, count)
                        .mapToObj(EditingProcess::connection)
                        .toList());
        assertThat(site.stored(ada)).extracting("ui").extracting("theme").isEqualTo("dark");
    }

    private static void atOnce(List<Callable<?>> work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<Future<?>> results = new ArrayList<>();
            for (Callable<?> one : work) {
                results.add(threads.submit(() -> {
                    start.await();
                    return one.call();
                }));
            }
            start.countDown();
            for (Future<?> result : results) {
                result.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Process start(int first) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EditingProcess.class.getName(),
                        ada.id(),
                        Integer.toString(first),
                        Integer.toString(WRITERS / 2))
                .redirectError(ProcessBuilder.Redirect.appendTo(new File("target/processes.log")));
        builder.environment().keySet().removeIf(name -> name.startsWith("OPENWEBUI_"));
        builder.environment().put("OPENWEBUI_BASE_URL", line.openWebUiUrl());
        builder.environment().put("OPENWEBUI_ADMIN_TOKEN", line.adminToken().reveal());
        return builder.start();
    }

    private static BufferedReader output(Process process) {
        return process.inputReader(StandardCharsets.UTF_8);
    }
}
