package io.github.llmbridge.saas;

import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The backend. It runs on the servers and the database that the environment names, or on stand-ins of its own. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(SaasProperties.class)
@EnableScheduling
public class SaasBackend {
    private static final Logger LOG = LoggerFactory.getLogger(SaasBackend.class);

    /** Starts it. */
    public static void main(String[] arguments) throws IOException {
        // Stand-ins are daemons of this process and end with it.
        start(Surroundings.of(System.getenv()), arguments);
    }

    /** Starts it in these surroundings; close them after it. */
    static ConfigurableApplicationContext start(Surroundings surroundings, String... arguments) {
        SpringApplication application = new SpringApplication(SaasBackend.class);
        application.setDefaultProperties(Map.copyOf(surroundings.properties()));
        ConfigurableApplicationContext running = application.run(arguments);
        LOG.info(
                "open http://localhost:{}{}",
                running.getEnvironment().getProperty("local.server.port"),
                surroundings.properties().containsKey("LITELLM_BASE_URL")
                        ? ", which runs on stand-ins; README tells how to change that"
                        : "");
        return running;
    }
}
