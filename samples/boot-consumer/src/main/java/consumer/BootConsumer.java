package consumer;

import io.github.llmbridge.bridge.BridgeFacade;
import io.github.llmbridge.bridge.person.ProvisionRequest;
import io.github.llmbridge.bridge.report.Status;
import io.github.llmbridge.testkit.FakeLiteLlm;
import io.github.llmbridge.testkit.FakeOpenWebUi;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Signs a person up by the starter and its properties alone, with the Spring Boot of this build: on the servers that
 * the environment names, or else on the stand-ins.
 */
@SpringBootApplication
public class BootConsumer {
    public static void main(String[] arguments) throws Exception {
        System.out.println("Spring Boot " + SpringBootVersion.getVersion());
        if (System.getenv("LITELLM_BASE_URL") == null) {
            onStandIns();
        } else {
            run();
        }
        System.out.println("All of it works.");
    }

    private static void onStandIns() throws Exception {
        try (FakeLiteLlm liteLlm = FakeLiteLlm.builder().build();
                FakeOpenWebUi openWebUi = FakeOpenWebUi.builder().build()) {
            System.setProperty("LITELLM_BASE_URL", liteLlm.baseUrl().toString());
            System.setProperty("LITELLM_MASTER_KEY", liteLlm.masterKey());
            System.setProperty("OPENWEBUI_BASE_URL", openWebUi.baseUrl().toString());
            System.setProperty("OPENWEBUI_ADMIN_EMAIL", openWebUi.adminEmail());
            System.setProperty("OPENWEBUI_ADMIN_PASSWORD", openWebUi.adminPassword());
            run();
        }
    }

    private static void run() throws Exception {
        try (ConfigurableApplicationContext application = SpringApplication.run(BootConsumer.class)) {
            signsUp(application);
            tellsHealth(application);
            tellsMetrics(application);
        }
        tellsWhatIsMissing();
    }

    private static void signsUp(ConfigurableApplicationContext application) {
        Status status = application
                .getBean(BridgeFacade.class)
                .provisionUser(ProvisionRequest.builder("boot-user-42", "boot-ada@example.com", "free")
                        .build())
                .status();
        require(status == Status.READY, "provisioned: " + status);
    }

    /** The types of health are others in each major version. */
    private static void tellsHealth(ConfigurableApplicationContext application) throws Exception {
        Object indicator = application.getBean("llmBridgeHealthIndicator");
        Method health = indicator.getClass().getMethod("health");
        health.setAccessible(true);
        String told = health.invoke(indicator).toString();
        require(told.startsWith("UP"), "health: " + told);
    }

    /** What {@code /actuator/metrics} answers; its types are others in each major version, too. */
    private static void tellsMetrics(ConfigurableApplicationContext application) throws Exception {
        Object endpoint = application.getBean("metricsEndpoint");
        Method metric = endpoint.getClass().getMethod("metric", String.class, List.class);
        Object operations =
                metric.invoke(endpoint, "llmbridge.operations", List.of("operation:PROVISION", "status:READY"));
        require(operations != null, "a metric of the operation");
        Object exchanges = metric.invoke(endpoint, "llmbridge.exchanges", List.of("server:LiteLLM", "status:200"));
        require(exchanges != null, "a metric of its exchanges");
    }

    private static void tellsWhatIsMissing() {
        PrintStream usual = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            SpringApplication.run(BootConsumer.class, "--llmbridge.connection-url=", "--logging.level.root=error")
                    .close();
            require(false, "an application that lacks a property does not start");
        } catch (RuntimeException expected) {
            // What it prints is looked at.
        } finally {
            System.setOut(usual);
        }
        String text = printed.toString(StandardCharsets.UTF_8);
        require(text.contains("llmbridge.connection-url is missing"), "a sentence names the property: " + text);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("failed: " + what);
        }
    }
}
