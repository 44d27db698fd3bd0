package io.github.llmbridge.testkit;

/** Thrown by a handler deep down to answer at once. Carries no stack trace: it is an answer, not a failure of the fake. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    Refusal(Reply reply) {
        super("HTTP " + reply.status(), null, false, false);
        this.reply = reply;
    }

    Reply reply() {
        return reply;
    }
}
