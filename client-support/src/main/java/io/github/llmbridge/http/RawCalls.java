package io.github.llmbridge.http;

/**
 * Sends requests that this SDK has no method for, with the credential, repeating and typed errors of all others. Thread
 * safe.
 */
public interface RawCalls {
    /**
     * Sends the request.
     *
     * @return the answer, if its status is a success
     * @throws ApiException as any operation of the server; {@link ApiException#operation()} is {@code raw.get} and the like
     */
    RawAnswer send(RawRequest request);
}
