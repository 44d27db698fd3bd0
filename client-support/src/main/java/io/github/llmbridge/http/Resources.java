package io.github.llmbridge.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One server as one credential sees it. A resource is made when it is first asked for. For the clients; thread safe. */
public final class Resources {
    private final HttpApis apis;
    private final Credential credential;
    private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();

    /** The server behind {@code apis}, with a credential that is asked for before every call. */
    public Resources(HttpApis apis, Credential credential) {
        this.apis = apis;
        this.credential = credential;
    }

    /** The resource of this Feign interface. */
    public <T> T get(Class<T> resource) {
        return resource.cast(made.computeIfAbsent(resource, type -> apis.create(type, credential)));
    }

    /** Requests that no resource has an operation for. */
    public RawCalls raw() {
        return apis.raw(credential);
    }

    /** The same credential with other options for each call. */
    public Resources with(CallOptions options) {
        return new Resources(apis.with(options), credential);
    }

    /** The same server and options with another credential. */
    public Resources as(Credential other) {
        return new Resources(apis, other);
    }

    /** What all of this is made by. */
    public HttpApis apis() {
        return apis;
    }
}
