package io.github.llmbridge.cli;

/** Starts the tool. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its code. */
    public static void main(String[] arguments) {
        int code = new Tool(Surroundings.ofProcess()).run(arguments);
        System.out.flush();
        System.exit(code);
    }
}
