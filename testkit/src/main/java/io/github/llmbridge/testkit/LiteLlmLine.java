package io.github.llmbridge.testkit;

/** Where the two lines of LiteLLM answer differently. What is not here, they do alike; field lists are in the shapes. */
enum LiteLlmLine {
    LATEST("1.108.6"),
    SEED("1.77.3");

    private static final int LONGEST_USER_ID = 512;

    private final String version;

    LiteLlmLine(String version) {
        this.version = version;
    }

    static LiteLlmLine of(String version) {
        for (LiteLlmLine line : values()) {
            if (line.version.equals(version)) {
                return line;
            }
        }
        throw new IllegalArgumentException("no line " + version + ": 1.108.6 or 1.77.3");
    }

    String version() {
        return version;
    }

    /** For what exists on the newer line only: routes, filters, fields. */
    boolean isCurrent() {
        return this == LATEST;
    }

    private <T> T pick(T current, T seed) {
        return isCurrent() ? current : seed;
    }

    // --- error bodies

    /** 422 lists of the older line echo what was sent. */
    boolean echoesInvalidInput() {
        return !isCurrent();
    }

    /** Before what nobody thought of. */
    String errorPrefix() {
        return pick("", "Internal Server Error, ");
    }

    /** An error raised without a param names it null or "None". */
    boolean namesMissingParamNone() {
        return !isCurrent();
    }

    // --- auth

    int modelDeniedStatus() {
        return pick(403, 401);
    }

    int overBudgetStatus() {
        return pick(422, 400);
    }

    /** Keys of a user whose metadata say {@code scim_active: false} are refused. */
    boolean obeysScim() {
        return isCurrent();
    }

    /** A key whose team is not there is refused, and cannot be changed. */
    boolean insistsOnTeams() {
        return isCurrent();
    }

    int expiredKeyStatus() {
        return pick(401, 400);
    }

    /** "you're an admin" lost a typo on the way. */
    String blockedKeyHint() {
        return pick("you're an admin", "you're admin");
    }

    String blockedTeamHint() {
        return pick("you're an admin", "your admin");
    }

    /** The newer line's budget message names the key. */
    boolean namesKeyInBudgetMessage() {
        return isCurrent();
    }

    /** Listing models is stopped by the budgets of team and user too, not only by the key's. */
    boolean budgetsStopModelList() {
        return !isCurrent();
    }

    /** Where a member's budget comes in the row of checks. */
    boolean checksMemberBudgetAfterModels() {
        return isCurrent();
    }

    /** {@code spend >= max_budget} stops; the older line lets a user or member reach the budget exactly. */
    boolean userBudgetStopsWhenReached() {
        return isCurrent();
    }

    /** A viewing admin reads everything; on the older line only what is on its short list of routes. */
    boolean viewerReadsAll() {
        return isCurrent();
    }

    /** /user/list and /team/update check the caller themselves, with their own 403. */
    boolean handlersCheckRole() {
        return isCurrent();
    }

    /** Whether a key's own routes come before the role of its user; the older line asks for the role first. */
    boolean checksRoutesBeforeRole() {
        return isCurrent();
    }

    // --- keys

    /** A key's lifetime ends at the next calendar boundary, and nonsense is taken. */
    boolean snapsKeyDuration() {
        return !isCurrent();
    }

    /** duration, budget_duration: an explicit null clears, and -1 means never. */
    boolean nullClearsDurations() {
        return isCurrent();
    }

    /** An alias with a {@code /../} segment or a control character is refused. */
    boolean checksKeyAliases() {
        return isCurrent();
    }

    boolean checksKeyLength() {
        return isCurrent();
    }

    boolean checksNegativeBudget() {
        return isCurrent();
    }

    boolean checksBudgetDuration() {
        return isCurrent();
    }

    /** A life of months goes into the next year. */
    boolean addsMonthsOverTheYear() {
        return isCurrent();
    }

    /** /key/update by key_alias alone. */
    boolean findsKeyByAlias() {
        return isCurrent();
    }

    /** A key for all-team-models may move to any team; the older line takes the word for a model. */
    boolean movesKeysForAllTeamModels() {
        return isCurrent();
    }

    /** /key/update with an empty team_id is as without one; the older line looks for that team. */
    boolean ignoresEmptyTeam() {
        return isCurrent();
    }

    /** A deleted key still answers /key/info. */
    boolean remembersDeletedKeys() {
        return isCurrent();
    }

    /** Any internal user may update and block any key: a hole of the older line. */
    boolean guardsKeyWrites() {
        return isCurrent();
    }

    /** A key that an internal user makes for nobody belongs to its maker. */
    boolean keysDefaultToCaller() {
        return isCurrent();
    }

    /** An empty string where a number belongs is taken as null. */
    boolean emptyNumberIsNull() {
        return isCurrent();
    }

    // --- users

    /** /user/new on a known id: 409; the older line answers 200, changes nothing and makes one more key. */
    boolean refusesKnownUserId() {
        return isCurrent();
    }

    int duplicateEmailStatus() {
        return pick(409, 400);
    }

    /** /user/info of an unknown id is 404; the older line answers 200 with a user that has nothing but a spend. */
    boolean missesUnknownUser() {
        return isCurrent();
    }

    /** /user/update takes user_alias, and null for limits and budget. */
    boolean updatesAliasAndNulls() {
        return isCurrent();
    }

    /** An id with a blank that is longer than 512 characters, or holds a control character, counts as none in reads. */
    boolean takesUserId(String id) {
        return !isCurrent()
                || !id.contains(" ")
                || (id.codePointCount(0, id.length()) <= LONGEST_USER_ID
                        && id.chars().noneMatch(c -> c < ' '));
    }

    /** One id in user_ids matches as a substring. */
    boolean singleUserIdIsSubstring() {
        return isCurrent();
    }

    // --- teams

    /** Every member has a membership row and its e-mail in the roster; else only members with a budget have a row. */
    boolean keepsMembershipOfEveryMember() {
        return isCurrent();
    }

    /** In a list, a member who is in already is skipped; the older line adds the team to that user once more. */
    boolean skipsKnownMembers() {
        return isCurrent();
    }

    /** Of members added at one time all stay in the roster; the older line writes the roster back as it has read it. */
    boolean keepsMembersOfOthers() {
        return isCurrent();
    }

    /** /team/member_add with an e-mail finds the user whatever its case. */
    boolean findsUsersByEmailCaseBlind() {
        return isCurrent();
    }

    /** /team/member_add on an unknown team: 404; the older line breaks with a plain 500. */
    boolean findsUnknownTeam() {
        return isCurrent();
    }

    /** Who leaves a team loses the keys of that team. */
    boolean deletesKeysOfLeavers() {
        return isCurrent();
    }

    // --- models

    /** The key's no-default-models shows as an empty list; the older line shows the word as a model. */
    boolean hidesNoDefaultModels() {
        return isCurrent();
    }

    /** A team's all-team-models is every name of the proxy; the older line knows no model of that name. */
    boolean expandsAllTeamModels() {
        return isCurrent();
    }

    /** Access groups count of a wildcard that serves a name by its guessed provider. */
    boolean groupsFollowProvider() {
        return isCurrent();
    }

    /** A wildcard that was deleted serves until the server is started again. */
    boolean servesDeletedWildcards() {
        return !isCurrent();
    }

    /** Names with a star are not shown as models, unless they are asked for. */
    boolean hidesWildcards() {
        return isCurrent();
    }

    /** Names of access groups show in the list of a key, if they are asked for; else only in that of a team. */
    boolean showsGroupsOfKeys() {
        return isCurrent();
    }

    /** A key's soft budget can be changed; the older line sets it only where the key is made. */
    boolean changesSoftBudgets() {
        return isCurrent();
    }

    /** A blocked deployment answers nobody; the older line knows no such thing. */
    boolean blocksModels() {
        return isCurrent();
    }

    /** /v1/models tells mode and token limits. */
    boolean describesModels() {
        return isCurrent();
    }
}
