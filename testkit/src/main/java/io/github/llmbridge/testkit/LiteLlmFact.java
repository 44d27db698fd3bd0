package io.github.llmbridge.testkit;

/** What LiteLLM does or does not, and the first version of ours that does it. Field lists are in the shapes. */
enum LiteLlmFact {
    // Routes and error bodies
    HAS_MORE_ROUTES("1.90.7"),
    HAS_NEWEST_ROUTES("1.108.6"),
    /** 422 lists repeat what was sent. */
    ECHOES_INVALID_INPUT("1.77.3", "1.108.6"),
    /** Before what nobody thought of. */
    PUTS_A_PREFIX_BEFORE_ERRORS("1.77.3", "1.90.7"),
    /** An error raised without a param names it "None" instead of null. */
    NAMES_MISSING_PARAMS_NONE("1.77.3", "1.108.6"),
    /** "None" before. */
    NAMES_ERRORS_OF_CHATS("1.108.6"),
    NAMES_THROTTLING("1.90.7"),
    TELLS_UNFORESEEN_ERRORS_IN_JSON("1.90.7"),
    BREAKS_OVER_BODIES_THAT_ARE_NO_OBJECTS("1.90.7"),
    /** An empty string where a number belongs. */
    TAKES_EMPTY_NUMBERS_FOR_NULL("1.90.7"),
    /** The origin that asks is named, with its credentials, before. */
    ALLOWS_ANY_ORIGIN_WITHOUT_CREDENTIALS("1.90.7"),

    // Health
    CALLS_ITSELF_HEALTHY("1.90.7"),
    /** By their ids. */
    HEALTH_NAMES_DEPLOYMENTS("1.90.7"),
    HEALTH_HIDES_PARAMETERS("1.108.6"),
    /** Of a missing Redis, and of a password in the environment. */
    HEALTH_WARNS("1.108.6"),

    // Who may call what
    /** "you're an admin" lost a typo on the way. */
    SPELLS_HINTS_RIGHT("1.90.7"),
    /** Of a key of a wrong form the ends are repeated; all of it before. */
    MASKS_MALFORMED_KEYS("1.90.7"),
    /** Whoever calls with it is told nothing of it. */
    HIDES_MALFORMED_KEYS("1.108.6"),
    ANSWERS_401_TO_ENDED_KEYS("1.90.7"),
    NAMES_ENDED_KEYS_IN_SHORT("1.90.7"),
    MASKS_SHORT_USER_IDS("1.108.6"),
    ANSWERS_403_TO_ROUTES_OF_OTHER_KEYS("1.90.7"),
    ANSWERS_403_TO_REFUSED_MODELS("1.90.7"),
    HIDES_WHY_MODELS_ARE_REFUSED("1.108.6"),
    /** Keys of a user whose metadata say {@code scim_active: false} are refused. */
    OBEYS_SCIM("1.90.7"),
    /** A key whose team is gone is refused. */
    INSISTS_ON_TEAMS("1.108.6"),
    /** A viewing admin sees those of others. */
    VIEWERS_READ_TEAMS_AND_KEYS("1.90.7"),
    VIEWERS_READ_USERS("1.108.6"),
    /** /user/list and others check the caller themselves, with their own 403. */
    HANDLERS_CHECK_ROLES("1.90.7"),
    TEAM_UPDATES_CHECK_ROLES("1.108.6"),
    /** A key's own routes come before the role of its user; after it before. */
    CHECKS_ROUTES_BEFORE_ROLES("1.90.7"),
    MODEL_ROUTES_INCLUDE_MODEL_INFO("1.108.6"),
    MANAGEMENT_ROUTES_INCLUDE_USER_LISTS("1.90.7"),
    MANAGEMENT_ROUTES_INCLUDE_MEMBERS("1.108.6"),
    TELLS_THAT_A_KEY_IS_NOBODYS("1.90.7"),

    // Licence
    LICENSES_PROMPTS_OF_TEAM_UPDATES("1.90.7"),
    NAMES_LICENSED_FIELDS("1.90.7"),
    LICENSES_EMPTY_LISTS("1.77.3", "1.90.7"),
    LICENSES_MODEL_BUDGETS_OF_TEAMS("1.108.6"),
    LICENSES_MODEL_BUDGETS_OF_BUDGETS("1.90.7"),
    LICENSES_ORGANIZATIONS("1.108.6"),

    // Budgets
    ANSWERS_429_TO_SPENT_BUDGETS("1.90.7"),
    ANSWERS_422_TO_SPENT_BUDGETS("1.108.6"),
    /** The message names the member. */
    TELLS_WHICH_MEMBER_SPENT_THE_BUDGET("1.90.7"),
    TELLS_BUDGETS_OF_CUSTOMERS_AS_THOSE_OF_USERS("1.90.7", "1.108.6"),
    STOPS_TEAMS_OF_SPENT_ORGANIZATIONS("1.90.7"),
    /** The message names the key, the member or the customer. */
    TELLS_WHOSE_BUDGET_IS_SPENT("1.108.6"),
    /** Listing models is stopped by the budgets of team and user too, not only by the key's. */
    SPENT_BUDGETS_STOP_MODEL_LISTS("1.77.3", "1.90.7"),
    CHECKS_MEMBER_BUDGETS_AFTER_MODELS("1.90.7"),
    /** A user or member may reach the budget exactly before. */
    STOPS_USERS_AT_THE_BUDGET("1.90.7"),
    REFUSES_NEGATIVE_BUDGETS("1.90.7"),
    CHECKS_BUDGET_PERIODS_OF_MEMBERS("1.90.7"),
    CHECKS_BUDGET_PERIODS("1.108.6"),
    COUNTS_WEEKS("1.90.7"),
    KNOWS_WORDS_FOR_PERIODS("1.108.6"),
    ANSWERS_400_TO_KNOWN_BUDGETS("1.90.7"),
    /** Null clears what a shared budget has; it is taken for not sent before. */
    CLEARS_BUDGETS("1.90.7"),
    /**
     * A budget begins anew at a boundary of the calendar, that of a change too. Before, only a shared budget begins anew, as
     * long after it was made as it lasts.
     */
    ALIGNS_RESETS_OF_BUDGETS("1.90.7"),
    /** Without a period it never does. */
    CLEARS_RESETS_OF_BUDGETS("1.108.6"),

    // Keys
    CHECKS_LENGTHS_OF_KEYS("1.108.6"),
    /** An alias with a {@code /../} segment or a control character is refused. */
    CHECKS_KEY_ALIASES("1.108.6"),
    /** It can be switched on. */
    KNOWS_A_GRAMMAR_OF_ALIASES("1.90.7"),
    TAKES_ENFORCED_PARAMS("1.90.7"),
    NAMES_SERVICE_ACCOUNTS_BY_ALIAS("1.108.6"),
    /** A key that an internal user makes for nobody belongs to its maker. */
    GIVES_KEYS_TO_THEIR_MAKERS("1.90.7"),
    /** A key ends at the next boundary of the calendar, and nonsense is taken, before. */
    LETS_KEYS_LIVE_AS_LONG_AS_ASKED("1.90.7"),
    /** A life of months goes into the next year. */
    ADDS_SEVERAL_MONTHS("1.90.7"),
    /** duration, budget_duration: an explicit null clears, and -1 means never. */
    CLEARS_PERIODS("1.90.7"),
    CHANGES_SOFT_BUDGETS("1.108.6"),
    KEYS_JOIN_THE_ORGANIZATION_OF_THEIR_TEAM("1.90.7"),
    /** By key_alias alone. */
    UPDATES_KEYS_BY_ALIAS("1.108.6"),
    ANSWERS_404_TO_UNKNOWN_KEYS("1.90.7"),
    ANSWERS_404_TO_UNKNOWN_TEAMS_OF_KEYS("1.90.7"),
    /** The word is taken for a model before. */
    MOVES_KEYS_FOR_ALL_TEAM_MODELS("1.90.7"),
    CHECKS_RATES_BEFORE_MEMBERS("1.90.7"),
    /** A change looks whether the team of the key is there. */
    CHECKS_TEAMS_OF_CHANGED_KEYS("1.90.7"),
    /** /key/update with an empty team_id takes the key out of its team; there is no such team before. */
    TAKES_EMPTY_TEAMS_OF_KEYS("1.90.7"),
    /** /key/update with an empty team_id is as without one. */
    IGNORES_EMPTY_TEAMS_OF_KEYS("1.108.6"),
    /** Any internal user may update and block any key before. */
    GUARDS_KEYS("1.90.7"),
    /** A deleted key still answers /key/info. */
    TELLS_DELETED_KEYS("1.108.6"),
    SEVERAL_KEYS_TELL_THEIR_HASHES("1.77.3", "1.90.7"),
    FINDS_PARTS_OF_ALIASES_IF_ASKED("1.90.7"),
    /** Those deleted are found. */
    FILTERS_KEYS_BY_STATUS("1.90.7"),
    FILTERS_KEYS_BY_EVERY_STATUS("1.108.6"),
    FILTERS_KEYS_BY_END("1.108.6"),
    SEARCHES_KEYS("1.108.6"),

    // Users
    /** Answered as if it were made, with one more key, before. */
    REFUSES_KNOWN_USER_IDS("1.90.7"),
    ANSWERS_409_TO_KNOWN_EMAILS("1.90.7"),
    /** A 200 with a user that has nothing but a spend before. */
    ANSWERS_404_TO_UNKNOWN_USERS("1.90.7"),
    CHECKS_USER_IDS("1.90.7"),
    UPDATES_ALIASES_OF_USERS("1.90.7"),
    CLEARS_BUDGETS_OF_USERS("1.90.7"),
    /** The limits of tokens and requests, and the period of the budget. */
    CLEARS_LIMITS_AND_PERIODS_OF_USERS("1.108.6"),
    /** One id in user_ids matches as a substring. */
    FINDS_PARTS_OF_USER_IDS("1.90.7"),
    SEARCHES_USERS("1.108.6"),
    NEW_USERS_TELL_TEAMS("1.108.6"),
    /** /user/available_users leaves out whose metadata say {@code scim_active: false}. */
    COUNTS_ACTIVE_USERS_ONLY("1.108.6"),
    /** Their budgets in teams that they are made into are dropped without a word before. */
    GIVES_NEW_USERS_BUDGETS_IN_TEAMS("1.108.6"),
    /** Where everything is asked for. */
    TELLS_THE_CALLER_AMONG_ALL("1.90.7"),
    /** Without the budgets and policies of keys, and without the keys and members of teams. */
    SHORTENS_THE_LIST_OF_EVERYTHING("1.90.7"),

    // Teams
    KEEPS_LIMITS_OF_TEAMS_IN_METADATA("1.90.7"),
    KEEPS_MORE_OF_TEAMS_IN_METADATA("1.108.6"),
    TELLS_ERRORS_OF_TEAM_UPDATES_LIKE_OTHERS("1.90.7"),
    TEAMS_TELL_ALIASES_AND_RIGHTS("1.108.6"),
    LISTS_AVAILABLE_TEAMS("1.90.7"),
    /** The user's own; the e-mail that was sent before. */
    ROSTERS_TELL_EMAILS("1.90.7"),
    /** A member may have fewer models than the team. */
    LIMITS_MODELS_OF_MEMBERS("1.90.7"),
    NEW_MEMBERS_MAY_HAVE_A_PERIOD("1.108.6"),
    /** Whoever administers a team only may not make users by adding them. */
    NEW_USERS_IN_TEAMS_NEED_AN_ADMINISTRATOR("1.108.6"),
    /** Only members with a limit have a row before. */
    KEEPS_A_MEMBERSHIP_OF_EVERY_MEMBER("1.108.6"),
    /** In a list, a member who is in already is skipped; the team is added to that user once more before. */
    SKIPS_KNOWN_MEMBERS("1.108.6"),
    /** Of members added at one time all stay in the roster; it is written back as it was read before. */
    KEEPS_MEMBERS_OF_OTHERS("1.108.6"),
    FINDS_MEMBERS_BY_EMAIL_IN_ANY_CASE("1.90.7"),
    /** /team/member_add breaks with a plain 500 before. */
    ANSWERS_404_TO_UNKNOWN_TEAMS("1.90.7"),
    TELLS_WHY_MEMBERS_WERE_NOT_ADDED("1.90.7"),
    SHOWS_ADDED_USERS_AS_BEFORE("1.108.6"),
    /** The limits that an update does not name are dropped before. */
    KEEPS_LIMITS_OF_MEMBERS("1.90.7"),
    /** Who leaves a team loses the keys of that team. */
    DELETES_KEYS_OF_LEAVERS("1.90.7"),

    // Customers and organizations
    ANSWERS_404_TO_UNKNOWN_CUSTOMERS("1.90.7"),
    TELLS_ERRORS_OF_CUSTOMERS_LIKE_OTHERS("1.90.7"),
    /** A period that is none breaks the call, and others begin anew as long after now as they last. */
    BREAKS_OVER_PERIODS_OF_CUSTOMERS("1.90.7", "1.108.6"),
    /** False and 0 are taken for not sent before. */
    KEEPS_FALSE_AND_ZERO_OF_CUSTOMERS("1.108.6"),
    SHOWS_WRITTEN_CUSTOMERS_AS_READ("1.108.6"),
    NEW_ORGANIZATIONS_TELL_THEIR_BUDGET("1.90.7"),
    /** Not only their ids. */
    ORGANIZATIONS_TELL_OF_THEIR_MEMBERS("1.90.7"),
    MERGES_METADATA_OF_ORGANIZATIONS("1.90.7"),
    ASKS_FOR_THE_ORGANIZATION_TO_CHANGE("1.90.7"),

    // Models and chats
    /** The key's no-default-models shows as an empty list; the word shows as a model before. */
    HIDES_NO_DEFAULT_MODELS("1.108.6"),
    /** A team's all-team-models is every name of the proxy; there is no model of that name before. */
    EXPANDS_ALL_TEAM_MODELS("1.108.6"),
    /** Access groups count of a wildcard that serves a name by its guessed provider. */
    ACCESS_GROUPS_FOLLOW_PROVIDERS("1.108.6"),
    /** Names of access groups show in the list of a key, if they are asked for; only in that of a team before. */
    SHOWS_ACCESS_GROUPS_OF_KEYS("1.90.7"),
    /** It serves until the server is started again before. */
    FORGETS_DELETED_WILDCARDS("1.108.6"),
    /** What a name with a star means is shown in its place, where no deployment has that name. */
    WRITES_OUT_WILDCARDS_WITHOUT_DEPLOYMENT("1.90.7"),
    /** A deployment with a star is shown by that name alone. */
    SHOWS_WILDCARDS_OF_DEPLOYMENTS("1.90.7", "1.108.6"),
    /** Names with a star are not shown as models, unless they are asked for. */
    HIDES_WILDCARDS("1.108.6"),
    /** A blocked deployment answers nobody. */
    BLOCKS_MODELS("1.90.7"),
    NEW_MODELS_MAY_BE_BLOCKED("1.108.6"),
    /** The call breaks after it was done before. */
    ANSWERS_MODEL_BLOCKS("1.108.6"),
    /** /v1/models tells token limits. */
    DESCRIBES_MODELS("1.90.7"),
    MODELS_TELL_THEIR_MODE("1.108.6"),
    MODELS_HAVE_PAGES("1.90.7"),
    MODELS_TELL_MEMBER_AUTO_ROUTERS("1.108.6"),
    KEYS_OF_MODELS_FOLLOW_THE_BASE_MODEL("1.90.7"),
    UPDATES_NAMES_OF_MODELS("1.108.6"),
    TELLS_UNKNOWN_MODELS_IN_PLAIN_WORDS("1.108.6"),
    EXPLAINS_MISSING_DEPLOYMENTS("1.108.6"),
    ANSWERS_400_TO_CHATS_WITHOUT_MESSAGES("1.108.6"),
    /** The provider's name of the model before. */
    CHATS_TELL_THE_NAME_ASKED_FOR("1.90.7"),
    STREAMS_NAME_THE_MODEL("1.108.6"),

    // Credentials
    ANSWERS_409_TO_KNOWN_CREDENTIALS("1.108.6"),
    ANSWERS_404_TO_CHANGES_OF_UNKNOWN_CREDENTIALS("1.108.6"),
    ANSWERS_404_TO_UNKNOWN_CREDENTIALS("1.108.6"),
    UPDATES_CREDENTIALS_PARTIALLY("1.108.6"),
    MERGES_INFO_OF_CREDENTIALS("1.90.7"),
    DELETES_VALUES_OF_CREDENTIALS("1.108.6"),
    CREDENTIALS_TELL_NAME_AND_SOURCE("1.108.6"),
    /** Within half a minute before; a new one is shown encrypted until then. */
    SHOWS_CHANGED_CREDENTIALS_AT_ONCE("1.90.7"),

    // Tags
    LOOKS_FOR_MODELS_OF_TAGS("1.90.7"),
    /** A new tag without models has an empty list; none before. */
    MAKES_TAGS_WITH_A_LIST_OF_MODELS("1.90.7"),
    LEAVES_TAGS_A_LIST_OF_MODELS("1.90.7"),
    TAGS_NAME_THEIR_MODELS("1.90.7"),
    KEEPS_BUDGETS_OF_TAGS("1.90.7"),
    CLEARS_BUDGETS_OF_TAGS("1.108.6"),

    // Spend
    ACTIVITY_FILTERS_BY_USER("1.90.7"),
    TELLS_ACTIVITY_OF_ORGANIZATIONS("1.90.7", "1.108.6"),
    ACTIVITY_TELLS_FLAT_COSTS("1.108.6"),
    ACTIVITY_TELLS_ENDPOINTS("1.90.7"),
    ANSWERS_NULL_TO_UNKNOWN_REQUESTS("1.77.3", "1.90.7"),
    /** Of more logs than it counts, there is a word. */
    PAGES_OF_LOGS_TELL_WHETHER_ALL_ARE_COUNTED("1.108.6"),
    /** 100 before. */
    PAGES_OF_LOGS_HOLD_1000("1.108.6"),
    LOGS_NAME_PROVIDERS("1.90.7"),
    /** By a word; by its hash before. */
    LOGS_NAME_THE_MASTER_KEY("1.90.7");

    private final String since;
    private final String until;

    LiteLlmFact(String since) {
        this(since, "");
    }

    /** @param until the first version that no longer does it */
    LiteLlmFact(String since, String until) {
        this.since = since;
        this.until = until;
    }

    boolean isIn(String version) {
        return Versions.isIn(version, since, until);
    }
}
