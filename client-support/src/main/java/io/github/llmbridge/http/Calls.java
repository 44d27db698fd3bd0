package io.github.llmbridge.http;

/** Runs an operation: each attempt is told, failed ones are repeated as they may be, and an ended session is renewed. */
final class Calls {
    private final Retrying retrying;
    private final Exchanges exchanges;
    private final OurExceptions exceptions;

    Calls(Retrying retrying, Exchanges exchanges, OurExceptions exceptions) {
        this.retrying = retrying;
        this.exchanges = exchanges;
        this.exceptions = exceptions;
    }

    <T> T run(String operation, Repeat repeat, Credential credential, OurExceptions.Attempt<T> attempt) {
        RunningCall call = new RunningCall();
        try {
            return repeated(call, operation, repeat, attempt);
        } catch (UnauthorizedException e) {
            Secret shown = call.shown();
            // The server has done nothing for a session that it does not know, so even what must not be repeated may be
            // sent.
            if (shown == null || !credential.renewed(shown)) {
                throw e;
            }
            return repeated(call, operation, repeat, attempt);
        }
    }

    private <T> T repeated(RunningCall call, String operation, Repeat repeat, OurExceptions.Attempt<T> attempt) {
        return retrying.call(
                operation, repeat, () -> exchanges.attempt(call, operation, () -> exceptions.of(operation, attempt)));
    }
}
