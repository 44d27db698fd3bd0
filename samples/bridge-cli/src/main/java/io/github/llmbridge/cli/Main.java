package io.github.llmbridge.cli;

import java.util.logging.LogManager;

/** Starts the tool. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its code. */
    public static void main(String[] arguments) {
        // What the tool has to say, it says itself.
        LogManager.getLogManager().reset();
        int code = new Tool(Surroundings.ofProcess()).run(arguments);
        System.out.flush();
        System.exit(code);
    }
}
