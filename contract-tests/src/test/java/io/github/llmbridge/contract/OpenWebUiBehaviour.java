package io.github.llmbridge.contract;

/**
 * What Open WebUI does from some version on and did not do before, other than having an operation or a field, which
 * {@code @Since} says. Each names the last version looked at without it and the first with it.
 */
public enum OpenWebUiBehaviour {
    // Accounts
    /** Accounts list the ids of their groups, and groups count their members instead of listing them. */
    ACCOUNTS_LIST_GROUPS("0.6.36", "0.6.37"),
    /** A change of an account need not name every field. */
    UPDATES_ACCOUNTS_PARTIALLY("0.8.12", "0.9.0"),
    /** A search that any user may make tells addresses, too. */
    SEARCHES_TELL_ADDRESSES("0.6.40", "0.6.41"),
    /** An account is there if it has called lately; before, if a page of it is open. */
    PRESENCE_IS_THE_LAST_CALL("0.6.40", "0.6.41"),
    /** Whoever touches the first account is told that it is prohibited; before, that the server could not check it. */
    TELLS_THAT_THE_FIRST_ACCOUNT_IS_PROTECTED("0.9.1", "0.9.2"),
    /** Requests at one moment can add several accounts with one address. */
    ACCOUNTS_MAY_SHARE_EMAIL("0.8.12", "0.9.0"),
    /**
     * The database refuses a second account with an address. A new one of 0.11.0 does so, too, but the client does not count on
     * it there: see {@code Dialect}.
     */
    REFUSES_A_SECOND_ACCOUNT_WITH_AN_EMAIL("0.11.0", "0.11.1"),

    // Pictures of accounts
    /** The answer to a new account tells the address under which the server hands out the picture. */
    SERVES_PROFILE_IMAGES("0.8.0", "0.8.1"),
    /** Of the texts that may be a picture, only some are taken. */
    CHECKS_PICTURES("0.7.2", "0.8.0"),
    /**
     * Addresses may be a picture; until then, since pictures are checked, only two paths of the server's and images
     * themselves.
     */
    TAKES_ADDRESSES_OF_PICTURES("0.8.12", "0.9.0"),
    /** An account without a picture shows the address under which the server hands out a default. */
    SHOWS_A_PICTURE_FOR_NONE("0.8.0", "0.8.1"),
    /** A picture that is null is the default one. */
    TAKES_NULL_FOR_THE_DEFAULT_PICTURE("0.11.3", "0.11.4"),

    // Sign-in
    /** Sessions end after four weeks, unless the administrator says otherwise. */
    SESSIONS_EXPIRE("0.6.33", "0.6.34"),
    /** Of one address, fifteen sign-ins in three minutes are taken. */
    LIMITS_SIGN_INS("0.6.40", "0.6.41"),
    /** A new password ends the account's sessions. */
    A_NEW_PASSWORD_ENDS_SESSIONS("0.11.4", "0.12.0"),
    /** A password of more than 72 bytes is refused; before, it is cut off. */
    REFUSES_LONG_PASSWORDS("0.6.32", "0.6.33"),
    /** Whoever adds an account with such a password is told so; before, of an internal error. */
    TELLS_THAT_A_PASSWORD_IS_TOO_LONG("0.7.2", "0.8.0"),
    /** A trusted header makes the account that it names. */
    TRUSTED_HEADERS_ADD_ACCOUNTS("0.7.2", "0.8.0"),

    // API keys
    /** An API key needs a permission, and its switch has another name. */
    API_KEYS_NEED_PERMISSION("0.6.36", "0.6.37"),
    /** What tells of a session is told to sessions alone. */
    TELLS_SESSIONS_TO_SESSIONS_ONLY("0.11.4", "0.12.0"),

    // Permissions and groups
    /** A right of sharing that is left out is refused; before, given. */
    SHARING_IS_REFUSED_BY_DEFAULT("0.6.36", "0.6.37"),
    /** Groups have parents, whose rights their members inherit. */
    NESTS_GROUPS("0.11.4", "0.12.0"),
    /** A change of a group's data leaves what it does not name. */
    MERGES_DATA_OF_GROUPS("0.11.4", "0.12.0"),
    /** A group that does not exist cannot be deleted. */
    TELLS_THAT_A_GROUP_TO_DELETE_IS_UNKNOWN("0.11.4", "0.12.0"),
    /** A deleted group takes its grants along. */
    DELETED_GROUPS_LOSE_THEIR_GRANTS("0.11.4", "0.12.0"),

    // Models and chats
    /** Models list their grants one by one. */
    LISTS_MODEL_GRANTS("0.7.2", "0.8.0"),
    /** An update of a model's entry without grants is a fault. */
    UPDATES_OF_MODELS_NEED_GRANTS("0.9.5", "0.9.6"),
    /** An update of a model's entry without grants leaves them, as it did before 0.9.6. */
    UPDATES_OF_MODELS_CAN_DO_WITHOUT_GRANTS("0.11.1", "0.11.2"),
    /** An update of a model's entry leaves its grants as they are, whatever it names. */
    UPDATES_OF_MODELS_KEEP_GRANTS("0.12.3", "0.12.4"),
    /** An unknown entry is a 404, and one that is not granted is refused; before, 401 and null. */
    TELLS_UNKNOWN_MODELS_FROM_HIDDEN_ONES("0.6.43", "0.7.0"),
    /** Whoever uses a preset must be granted the model behind it, also where that has no entry. */
    PRESETS_NEED_THE_MODEL_BEHIND_THEM("0.10.2", "0.11.0"),
    /** A refusal of the model server is answered with null, as if it had gone well. */
    HIDES_REFUSED_CHATS("0.8.12", "0.9.0"),
    /** A refusal of the model server becomes a 400 with its words alone. */
    TELLS_REFUSED_CHATS_IN_WORDS("0.9.1", "0.9.2"),
    /** A refusal of the model server is handed on as it came, as it was before 0.9.0. */
    HANDS_ON_REFUSED_CHATS("0.11.4", "0.12.0"),

    // Sessions
    /**
     * The token of an account that was added ends after four weeks, as that of a sign-in does since 0.6.34; never
     * before.
     */
    TOKENS_OF_ADDED_ACCOUNTS_END("0.8.12", "0.9.0"),

    // Settings
    /** Whoever lacks {@code settings.interface} may write no settings at all, until they are patched. */
    TAKES_SETTINGS_BY_PERMISSION_ONLY("0.9.6", "0.10.0"),
    /** Settings are patched by key of {@code ui}; before, a write replaces the whole {@code ui}. */
    PATCHES_SETTINGS("0.11.3", "0.11.4"),
    /** A {@code ui} that is null is taken. */
    TAKES_NULL_FOR_UI("0.6.43", "0.7.0");

    private final String lastWithout;
    private final String firstWith;

    OpenWebUiBehaviour(String lastWithout, String firstWith) {
        this.lastWithout = lastWithout;
        this.firstWith = firstWith;
    }

    Version lastWithout() {
        return new Version(lastWithout);
    }

    Version firstWith() {
        return new Version(firstWith);
    }

    /** Versions between the two are taken for newer. */
    boolean isIn(Version version) {
        return version.compareTo(lastWithout()) > 0;
    }
}
