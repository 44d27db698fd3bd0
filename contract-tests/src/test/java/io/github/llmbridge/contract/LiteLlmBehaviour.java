package io.github.llmbridge.contract;

/**
 * What LiteLLM does from some version on and did not do before, other than having an operation or a field, which
 * {@code @Since} says. Each names the last version looked at without it and the first with it.
 */
public enum LiteLlmBehaviour {
    // --- the server

    /** {@code /health/readiness} says "healthy"; "connected" before. */
    CALLS_ITSELF_HEALTHY("1.82.0", "1.82.2"),

    /** The version is told to callers with a key only; to everybody before. */
    TELLS_ITS_VERSION_TO_KEYS_ONLY("1.83.14", "1.84.0"),

    // --- who may call what

    /** A key that has ended is a 401; a 400 before. */
    ANSWERS_401_TO_ENDED_KEYS("1.83.14", "1.84.0"),

    /** A route that is not for this type of key is a 403; a plain 500 before. */
    ANSWERS_403_TO_ROUTES_OF_OTHER_KEYS("1.80.8", "1.80.10"),

    /** A model that the key, its team or its user refuses is a 403; a 401 before. */
    ANSWERS_403_TO_REFUSED_MODELS("1.83.14", "1.84.0"),

    /** Keys of a user whose metadata say {@code scim_active: false} are refused. */
    OBEYS_SCIM("1.83.14", "1.84.0"),

    /** The number of users leaves out those whose metadata say {@code scim_active: false}. */
    COUNTS_ACTIVE_USERS_ONLY("1.91.5", "1.92.0"),

    /** A key whose team is gone is refused. */
    INSISTS_ON_TEAMS("1.98.1", "1.99.0"),

    /** A key whose team is gone is changed only into another team. */
    CHECKS_TEAMS_OF_CHANGED_KEYS("1.82.2", "1.82.3"),

    /** A team's {@code all-team-models} is every name of the proxy; a model of that name before. */
    EXPANDS_ALL_TEAM_MODELS("1.90.7", "1.91.0"),

    // --- budgets and limits

    /** A spent budget is a 429; a 400 before. */
    ANSWERS_429_TO_SPENT_BUDGETS("1.84.10", "1.85.0"),

    /** A spent budget is a 422, unless {@code budget_exceeded_status_code} says otherwise. */
    ANSWERS_422_TO_SPENT_BUDGETS("1.103.11", "1.104.0"),

    /** A user who has spent all of the budget is stopped; only one who has spent more before. */
    STOPS_USERS_AT_THE_BUDGET("1.83.10", "1.83.12"),

    /** A team of an organization that has spent its budget is stopped. */
    STOPS_TEAMS_OF_SPENT_ORGANIZATIONS("1.80.7", "1.80.8"),

    /** A period without a next start, or of nothing, is refused for keys, users, customers and budgets. */
    CHECKS_BUDGET_PERIODS("1.97.0", "1.98.0"),

    /** The same is refused for the budget of members who are added to a team. */
    CHECKS_PERIODS_OF_NEW_MEMBERS("1.90.7", "1.91.0"),

    /** The budget that a customer is made with begins anew after its period; never before. */
    BEGINS_BUDGETS_OF_CUSTOMERS_ANEW("1.82.0", "1.82.2"),

    /** A customer's period without a next start breaks the call; it is kept before. */
    BREAKS_OVER_PERIODS_OF_CUSTOMERS("1.82.0", "1.82.2"),

    /** {@code null} clears the limits of a shared budget; it is taken for not sent before. */
    CLEARS_BUDGETS("1.80.7", "1.80.8"),

    /** When a shared budget is set back is cleared with its period. */
    CLEARS_RESETS_OF_BUDGETS("1.101.6", "1.102.0"),

    /** A shared budget with budgets by model needs a licence. */
    LICENSES_MODEL_BUDGETS_OF_BUDGETS("1.81.9", "1.81.10"),

    // --- keys

    /** A key ends as long after now as was asked for; at a boundary of the calendar before. */
    LETS_KEYS_LIVE_AS_LONG_AS_ASKED("1.80.11", "1.80.12"),

    /** A life of several months is one; an error before. */
    ADDS_SEVERAL_MONTHS("1.82.0", "1.82.2"),

    /** {@code null} clears a key's end; it is taken for not sent before. */
    CLEARS_ENDS_OF_KEYS("1.82.0", "1.82.2"),

    /** {@code null} clears the period of a key's budget; it is taken for not sent before. */
    CLEARS_PERIODS_OF_KEYS("1.89.7", "1.90.0"),

    /** A key's soft budget can be changed; it is set only where the key is made before. */
    CHANGES_SOFT_BUDGETS("1.101.6", "1.102.0"),

    /** An alias with a step upwards or a control character is refused. */
    CHECKS_KEY_ALIASES("1.92.2", "1.93.0"),

    /** Changing an unknown key is a 404; a 401 before. */
    ANSWERS_404_TO_UNKNOWN_KEYS("1.82.3", "1.82.5"),

    /** A deleted key still answers {@code /key/info}. */
    TELLS_DELETED_KEYS("1.102.4", "1.103.0"),

    /** To administrators a filter by alias finds every alias that contains it. */
    FINDS_PARTS_OF_ALIASES("1.83.0", "1.83.2"),

    /** A filter by alias finds that alias alone, unless parts are asked for. */
    FINDS_WHOLE_ALIASES_AGAIN("1.89.7", "1.90.0"),

    /** Moving a key to an unknown team is a 404; a 400 before. */
    ANSWERS_404_TO_UNKNOWN_TEAMS_OF_KEYS("1.80.0", "1.80.5"),

    /** An empty {@code team_id} of a key is taken; an unknown team before. */
    TAKES_EMPTY_TEAMS_OF_KEYS("1.82.2", "1.82.3"),

    /** An empty {@code team_id} of a key is as none; it takes the key out of its team before. */
    IGNORES_EMPTY_TEAMS_OF_KEYS("1.101.6", "1.102.0"),

    /** A key for {@code all-team-models} moves to any team; the word is taken for a model before. */
    MOVES_KEYS_FOR_ALL_TEAM_MODELS("1.82.2", "1.82.3"),

    /** A key tells what was spent by it in all. */
    TELLS_TOTAL_SPEND("1.102.4", "1.103.0"),

    // --- users

    /** Making a known user is a 409; it is answered as if it were made before. */
    REFUSES_KNOWN_USER_IDS("1.80.10", "1.80.11"),

    /** Reading an unknown user is a 404; an answer without a user before. */
    ANSWERS_404_TO_UNKNOWN_USERS("1.80.7", "1.80.8"),

    /** Ids with a blank that are very long or hold a control character are no ids to reads. */
    CHECKS_USER_IDS("1.82.6", "1.83.0"),

    /** The display name of a user can be changed. */
    UPDATES_ALIASES_OF_USERS("1.79.3", "1.80.0"),

    /** {@code null} clears the budget of a user; it is taken for not sent before. */
    CLEARS_BUDGETS_OF_USERS("1.81.3", "1.81.4"),

    /** {@code null} clears the period of a user's budget. (The limits of tokens and requests since 1.106.0.) */
    CLEARS_PERIODS_OF_USERS("1.101.6", "1.102.0"),

    /** A budget in a team that a new user is made into counts; it is dropped without a word before. */
    GIVES_NEW_USERS_BUDGETS_IN_TEAMS("1.94.3", "1.95.0"),

    /** A page of logged calls holds up to 1000 rows; 100 before. */
    PAGES_OF_LOGS_HOLD_1000("1.94.3", "1.97.0"),

    /** What a user did is told without naming a key, those included that were deleted. */
    TELLS_ACTIVITY_OF_A_USER("1.81.13", "1.81.14"),

    // --- teams, customers, organizations

    /** When a team's budget is set back is cleared with its period. */
    CLEARS_RESETS_OF_TEAMS("1.89.7", "1.90.0"),

    /** Of members added at one time all stay; the roster is written back as it was read before. */
    KEEPS_MEMBERS_OF_OTHERS("1.94.3", "1.95.0"),

    /** A membership may hold fewer models than its team. */
    LIMITS_MODELS_OF_MEMBERS("1.83.9", "1.83.10"),

    /** An update of a membership keeps the limits that it does not name; they are dropped before. */
    KEEPS_LIMITS_OF_MEMBERS("1.83.9", "1.83.10"),

    /** {@code null} clears the limit of a membership, where others are kept. */
    CLEARS_LIMITS_OF_MEMBERS("1.89.7", "1.90.0"),

    /** A customer's block is taken away by an update; {@code false} is taken for not sent before. */
    UNBLOCKS_CUSTOMERS_BY_UPDATE("1.100.5", "1.101.0"),

    /** Organizations need a licence, all that is done with them. */
    LICENSES_ORGANIZATIONS("1.101.6", "1.102.0"),

    /** An update merges the metadata of an organization; it replaces them before. */
    MERGES_METADATA_OF_ORGANIZATIONS("1.78.7", "1.79.0"),

    // --- models, credentials, tags

    /** An update of a deployment with its parameters changes its name too. */
    UPDATES_NAMES_OF_MODELS("1.100.5", "1.101.0"),

    /** Blocking a deployment is answered with it; it was done and answered with a 500 before. */
    ANSWERS_MODEL_BLOCKS("1.100.5", "1.101.0"),

    /** A wildcard that was deleted serves no more; until the server is started again before. */
    FORGETS_DELETED_WILDCARDS("1.100.5", "1.101.0"),

    /** Names with a star are shown as models only where they are asked for. */
    HIDES_WILDCARDS("1.100.5", "1.101.0"),

    /**
     * A deployment with a star is shown by that name alone; by the names that it serves too before. Of the versions
     * between, 1.88.6 does so and 1.89.0 does not.
     */
    SHOWS_WILDCARDS_OF_DEPLOYMENTS("1.88.0", "1.89.7"),

    /** A deployment with a star is shown by the names that it serves alone. */
    WRITES_OUT_WILDCARDS_OF_DEPLOYMENTS("1.90.7", "1.91.0"),

    /** A chat's answer names the model as it was asked for; as its provider knows it before. */
    CHATS_TELL_THE_NAME_ASKED_FOR("1.81.4", "1.81.6"),

    /** The log of spend tells the caller's address; with a licence only before. */
    LOGS_ADDRESSES("1.81.4", "1.81.6"),

    /** A changed credential is shown at once; within half a minute before. */
    SHOWS_CHANGED_CREDENTIALS_AT_ONCE("1.83.7", "1.83.9"),

    /** Making a known credential is a 409; a 500 before. */
    ANSWERS_409_TO_KNOWN_CREDENTIALS("1.102.4", "1.103.0"),

    /** Changing an unknown credential is a 404; a 200 before. */
    ANSWERS_404_TO_CHANGES_OF_UNKNOWN_CREDENTIALS("1.96.2", "1.97.0"),

    /** Deleting an unknown credential is a 404; a 200 before. */
    ANSWERS_404_TO_UNKNOWN_CREDENTIALS("1.100.5", "1.101.0"),

    /** A tag that names no models has an empty list; none before. */
    MAKES_TAGS_WITH_A_LIST_OF_MODELS("1.77.7", "1.78.0"),

    /** A tag leaves its models as they are; their rows can be neither read nor deleted before. */
    KEEPS_MODELS_OF_TAGS_READABLE("1.80.10", "1.80.11"),

    /** A tag may have a budget. */
    KEEPS_BUDGETS_OF_TAGS("1.77.7", "1.78.0"),

    /** A spent budget of a tag stops its requests within seconds. */
    STOPS_REQUESTS_OF_SPENT_TAGS("1.83.14", "1.84.0"),

    /** {@code null} clears the budget of a tag. */
    CLEARS_BUDGETS_OF_TAGS("1.105.7", "1.106.0"),

    /** What is told of a deployment goes by its base model. */
    KEYS_OF_MODELS_FOLLOW_THE_BASE_MODEL("1.80.10", "1.80.11"),

    /** A tag for a model that is not in the database is refused. */
    LOOKS_FOR_MODELS_OF_TAGS("1.80.10", "1.80.11");

    private final String lastWithout;
    private final String firstWith;

    LiteLlmBehaviour(String lastWithout, String firstWith) {
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
