package io.github.llmbridge.http;

/** The operation or field needs a LiteLLM Enterprise licence, and the server has none. */
public final class EnterpriseOnlyException extends ApiException {
    private static final long serialVersionUID = 1L;

    /** Made by the clients. */
    public EnterpriseOnlyException(ErrorDetails details) {
        super(details);
    }
}
