package io.github.llmbridge.proxy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the proxy until the process is told to stop. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final int WRONG_CONFIGURATION = 78;

    private Main() {}

    /** Starts as the environment says; exits with 78 and one line that says why if it cannot. */
    public static void main(String[] arguments) {
        try {
            MultiEndpointProxy proxy = MultiEndpointProxy.start(System::getenv);
            Runtime.getRuntime().addShutdownHook(new Thread(proxy::close, "stop"));
            LOG.info("Listening on {}", proxy);
        } catch (IllegalArgumentException e) {
            LOG.error("Not started. {}", e.getMessage());
            System.exit(WRONG_CONFIGURATION);
        }
    }
}
