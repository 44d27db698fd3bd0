package io.github.llmbridge.spring;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an application says of its bridge. Secrets are texts here, since Spring quotes the value where another type does
 * not take it; no {@code toString} shows them.
 *
 * @param enabled Whether to make the bridge at all.
 * @param litellm LiteLLM.
 * @param openwebui Open WebUI.
 * @param connectionUrl LiteLLM's address as the users' browsers reach it, with the version path, such as
 *     https://llm.example.com/v1. Required.
 * @param pageOrigin Scheme, host and port by which users open Open WebUI. That of llmbridge.openwebui.url if not set.
 * @param checkBrowserUrl Whether to check from here that the connection's URL answers.
 * @param secret Secret of the application, 32 bytes or more, that keys and initial passwords are derived from. Required
 *     where several instances work for the same people.
 * @param formerSecrets Secrets that were in use before.
 * @param instance Name of this bridge where several work behind one LiteLLM: 1 to 40 letters, digits, _ or -.
 *     "default" if not set.
 * @param settingsFunction Whether to change the settings of accounts that exist by the settings function, which an
 *     administrator installs once.
 * @param deadline How long one operation may take in all. A minute if not set.
 * @param patience How long a person whom another process seems to be making is left to it. 3 seconds if not set.
 * @param peopleAtATime How many people are worked on at a time where an operation is for many. 4 if not set.
 * @param health Health of both servers.
 * @param store Store in the application's PostgreSQL, if bridge-jdbc is on the class path.
 */
@ConfigurationProperties("llmbridge")
record BridgeProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue LiteLlm litellm,
        @DefaultValue OpenWebUi openwebui,
        @Nullable String connectionUrl,
        @Nullable String pageOrigin,
        @DefaultValue("true") boolean checkBrowserUrl,
        @Nullable String secret,
        @DefaultValue List<String> formerSecrets,
        @Nullable String instance,
        @DefaultValue("false") boolean settingsFunction,
        @Nullable Duration deadline,
        @Nullable Duration patience,
        @Nullable Integer peopleAtATime,
        @DefaultValue Health health,
        @DefaultValue Store store) {
    @Override
    public String toString() {
        return "BridgeProperties[" + litellm + ", " + openwebui + ", connectionUrl=" + connectionUrl + "]";
    }

    /**
     * LiteLLM.
     *
     * @param url Address of LiteLLM as this application reaches it, such as http://litellm:4000. Required.
     * @param masterKey Master key of LiteLLM, or a key of a user with the role proxy_admin. Required.
     * @param connectTimeout How long to wait for a connection. 5 seconds if not set.
     * @param readTimeout How long to wait for the next byte of an answer. 30 seconds if not set.
     */
    record LiteLlm(
            @Nullable String url,
            @Nullable String masterKey,
            @Nullable Duration connectTimeout,
            @Nullable Duration readTimeout) {
        @Override
        public String toString() {
            return "litellm=" + url;
        }
    }

    /**
     * Open WebUI.
     *
     * @param url Address of Open WebUI as this application reaches it, such as http://open-webui:8080. Required.
     * @param adminToken Token or API key of an administrator. Required, unless e-mail and password are set; used
     *     before them.
     * @param adminEmail E-mail address of an administrator.
     * @param adminPassword Password of that administrator.
     * @param connectTimeout How long to wait for a connection. 5 seconds if not set.
     * @param readTimeout How long to wait for the next byte of an answer. 30 seconds if not set.
     */
    record OpenWebUi(
            @Nullable String url,
            @Nullable String adminToken,
            @Nullable String adminEmail,
            @Nullable String adminPassword,
            @Nullable Duration connectTimeout,
            @Nullable Duration readTimeout) {
        @Override
        public String toString() {
            return "openwebui=" + url;
        }
    }

    /**
     * Health of both servers.
     *
     * @param cache How long an answer is told again before the servers are asked anew.
     * @param timeout How long to wait for both servers; one that has not answered by then is told as unreachable.
     */
    record Health(
            @DefaultValue("10s") Duration cache,
            @DefaultValue("900ms") Duration timeout) {}

    /**
     * Store in the application's PostgreSQL.
     *
     * @param enabled Whether to keep the store in the application's data source.
     * @param schema Schema of the store's tables, which is made if it is not there.
     */
    record Store(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("llmbridge") String schema) {}
}
