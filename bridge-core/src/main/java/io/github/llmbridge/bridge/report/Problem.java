package io.github.llmbridge.bridge.report;

import java.io.Serializable;

/**
 * Something that keeps a person from chatting, or that an operator should know.
 *
 * @param kind what it is
 * @param message in words, with the switch or setting to look at
 */
public record Problem(Kind kind, String message) implements Serializable {
    /** What a problem is. */
    public enum Kind {
        /** Direct connections are switched off in Open WebUI: the server's default, and settings are saved all the same. */
        DIRECT_CONNECTIONS_DISABLED(true),
        /** API keys are switched off in Open WebUI; matters only where users' API keys serve as tokens. */
        API_KEYS_DISABLED(false),
        /** Nobody answers at the connection's URL. */
        BROWSER_URL_UNREACHABLE(true),
        /** The connection's URL answers, but its CORS headers keep the page out. */
        BROWSER_URL_REFUSES_CORS(true),
        /** The page is served over https and the connection's URL is http: browsers refuse to mix them. */
        BROWSER_URL_NOT_HTTPS(true),
        /** Another server than LiteLLM answers at the connection's URL, or its path is wrong. */
        BROWSER_URL_NOT_LITELLM(true),
        /** LiteLLM's key is not that of an administrator. */
        MASTER_KEY_LACKS_RIGHTS(true),
        /** Open WebUI's token is not that of an administrator. */
        ADMIN_TOKEN_LACKS_RIGHTS(true),
        /** Open WebUI's token is of a session that ends, as a sign-in's is; e-mail and password last. */
        ADMIN_TOKEN_ENDS(false),
        /** A server could not be asked. */
        SERVER_UNREACHABLE(true),
        /** A server's version has a known security advisory, or is known to be broken. */
        SERVER_ADVISORY(false),
        /** A tier names models that LiteLLM does not have. */
        TIER_NAMES_UNKNOWN_MODELS(true),
        /** The person is suspended; {@code resume} lifts it. */
        SUSPENDED(true),
        /** The bridge has no key for the person in LiteLLM; {@code provisionUser} makes one. */
        KEY_MISSING(true),
        /** The user's key is blocked in LiteLLM; {@code resume} or the operator lifts it. */
        KEY_BLOCKED(true),
        /** The user's key has ended; {@code renew} and {@code changeTier} revive it. */
        KEY_ENDED(true),
        /** The key has spent its budget. */
        KEY_SPENT(true),
        /** The key itself allows fewer models than the tier, as after an operator's hand; {@code provisionUser} mends it. */
        KEY_REFUSES_MODELS(true),
        /** The key's team allows fewer models than the tier, so some will be refused. */
        TEAM_REFUSES_MODELS(true),
        /** The key's team is blocked in LiteLLM. */
        TEAM_BLOCKED(true),
        /** The key's team has spent its budget. */
        TEAM_SPENT(true),
        /** The LiteLLM user allows fewer models than the tier, so some will be refused. */
        USER_REFUSES_MODELS(true),
        /** Every deployment of a model of the tier is blocked in LiteLLM, for everybody. */
        MODELS_BLOCKED(true),
        /** The LiteLLM user has spent its budget, which counts on keys without a team. */
        USER_SPENT(true),
        /** The LiteLLM user was deactivated, by SCIM or by hand. */
        USER_DEACTIVATED(true),
        /** A limit that was asked for reads back otherwise. */
        LIMIT_NOT_APPLIED(false),
        /** A team was not left, since the server would delete keys that are not the bridge's. */
        TEAM_NOT_LEFT(false),
        /** There is no account in Open WebUI; {@code provisionUser} adds one. */
        ACCOUNT_MISSING(true),
        /** The LiteLLM user was not deleted, since another bridge has given it something. */
        LITELLM_USER_KEPT(false),
        /** The account that the bridge added has another name than the LiteLLM user; {@code updatePerson} sets both. */
        NAME_DIFFERS(false),
        /** The account is pending, which the bridge did not ask for; {@code resume} or the operator lifts it. */
        ACCOUNT_PENDING(true),
        /** The settings function was asked for and cannot be used; a credential of the user is needed instead. */
        SETTINGS_FUNCTION_UNUSABLE(false),
        /** Nothing proves that the account is the person's, so it gets no role, no group and no key. */
        ACCOUNT_NOT_VOUCHED(false),
        /** The account's settings do not hold the person's key; {@code provisionUser} puts it there, given a way into them. */
        CONNECTION_MISSING(true),
        /** The connection is switched off in the account's settings. */
        CONNECTION_OFF(true),
        /** The connection could not be changed: there is no way into the account's settings. */
        CONNECTION_NOT_CHANGED(false),
        /** The account's stored connections were misaligned; they were repaired by the write. */
        CONNECTIONS_REPAIRED(false),
        /** What the bridge gave the person cannot be told, so nothing can be said of what differs. */
        WISH_UNKNOWN(false),
        /** Both servers are as they should be, but the store could not be written; the message tells what it lacks. */
        STORE_NOT_WRITTEN(false),
        /** The old key is still taken by LiteLLM; its caches forget it within 60 seconds. */
        OLD_KEY_STILL_TAKEN(false);

        private final boolean blocking;

        Kind(boolean blocking) {
            this.blocking = blocking;
        }

        /** Whether a user cannot chat until it is mended. */
        public boolean isBlocking() {
            return blocking;
        }
    }
}
