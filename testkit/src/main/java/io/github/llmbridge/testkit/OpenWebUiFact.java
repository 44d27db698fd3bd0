package io.github.llmbridge.testkit;

/** What Open WebUI does or does not, and the first version of ours that does it. */
enum OpenWebUiFact {
    // Requests and answers
    /** A body counts as JSON only if it says so. */
    INSISTS_ON_CONTENT_TYPE("0.9.6"),
    /** Caches are told apart by who asks, and origins are repeated to whoever has one. */
    REPEATS_ORIGINS("0.9.6"),
    /** A token may come as {@code x-api-key}, and under any name of a scheme. */
    TAKES_TOKENS_FROM_ELSEWHERE("0.9.6"),
    /** Nothing of what was sent to sign in is repeated or kept. */
    HIDES_SIGN_INS("0.12.4"),
    TELLS_NUMBERS_OF_USERS("0.6.30", "0.9.6"),
    TELLS_ACTIVE_ENTRIES("0.6.30", "0.12.4"),
    HAS_A_READY_ROUTE("0.9.6"),

    // Accounts
    ACCOUNTS_LIST_GROUPS("0.9.6"),
    UPDATES_ACCOUNTS_PARTIALLY("0.9.6"),
    SEARCHES_HAVE_PAGES_AND_ORDER("0.9.6"),
    TOTAL_COUNTS_MATCHES_ONLY("0.9.6"),
    /** A list in an unknown order starts with the newest, too. */
    UNKNOWN_ORDER_IS_NEWEST_FIRST("0.12.4"),
    TELLS_THAT_THE_FIRST_ACCOUNT_IS_PROTECTED("0.9.6"),
    /** Another call can come between the look for an address and the new account. */
    ACCOUNTS_MAY_SHARE_EMAIL("0.9.6"),
    REFUSES_A_SECOND_ACCOUNT_WITH_AN_EMAIL("0.12.4"),
    /** An account in short tells when it called last. */
    SHORT_ACCOUNTS_TELL_THE_LAST_CALL("0.12.4"),

    // Pictures of accounts
    SERVES_PROFILE_IMAGES("0.9.6"),
    CHECKS_PICTURES("0.9.6"),
    TAKES_NULL_FOR_THE_DEFAULT_PICTURE("0.12.4"),

    // Sign-in
    SESSIONS_EXPIRE("0.9.6"),
    LIMITS_SIGN_INS("0.9.6"),
    SIGNS_OUT_BY_POST("0.9.6"),
    TRUSTED_HEADERS_ADD_ACCOUNTS("0.9.6"),
    REFUSES_LONG_PASSWORDS("0.9.6"),
    VALIDATES_PASSWORDS("0.9.6"),
    /** Sessions carry a stamp and can be ended; a second factor is known; an API key is no session. */
    STAMPS_SESSIONS("0.12.4"),

    // API keys, permissions, groups
    API_KEYS_NEED_PERMISSION("0.9.6"),
    NESTS_GROUPS("0.12.4"),

    // Models and chats
    LISTS_MODEL_GRANTS("0.9.6"),
    UPDATES_OF_MODELS_KEEP_GRANTS("0.12.4"),
    GRANTS_TO_ANYONE("0.12.4"),
    MODELS_HAVE_VERSIONS("0.12.4"),
    TELLS_PROVIDERS("0.12.4"),
    /** A preset works for whoever may use the model behind it; a model without an entry counts as free before. */
    CHECKS_MODELS_BEHIND_PRESETS("0.9.6"),
    PRESETS_NEED_THE_MODEL_BEHIND_THEM("0.12.4"),
    TELLS_THAT_MODEL_SERVERS_ARE_DOWN("0.9.6"),
    TELLS_REFUSED_CHATS_IN_WORDS("0.9.6", "0.12.4"),

    // Settings
    TAKES_NULL_FOR_UI("0.9.6"),
    PATCHES_SETTINGS("0.12.4"),

    // Functions
    FUNCTIONS_HAVE_VERSIONS("0.12.4"),
    RUNS_NO_FUNCTIONS_THAT_ARE_OFF("0.12.4"),
    /** The server can be started without functions. */
    CAN_DO_WITHOUT_FUNCTIONS("0.12.4");

    private final String since;
    private final String until;

    OpenWebUiFact(String since) {
        this(since, "");
    }

    /** @param until the first version that no longer does it */
    OpenWebUiFact(String since, String until) {
        this.since = since;
        this.until = until;
    }

    boolean isIn(String version) {
        return Versions.isIn(version, since, until);
    }
}
