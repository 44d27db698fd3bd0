/** One way to build a client, retry, map errors, redact and page; knows neither server. */
module io.github.llmbridge.http {
    requires transitive com.fasterxml.jackson.annotation;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires feign.core;
    requires feign.jackson;
    requires feign.okhttp;
    requires io.github.resilience4j.core;
    requires io.github.resilience4j.retry;
    requires transitive okhttp3;
    requires okio;
    requires transitive org.jspecify;
    requires org.slf4j;

    exports io.github.llmbridge.http;

    // JSON is read into records and value types through factories that are not public.
    opens io.github.llmbridge.http to
            com.fasterxml.jackson.databind;
}
