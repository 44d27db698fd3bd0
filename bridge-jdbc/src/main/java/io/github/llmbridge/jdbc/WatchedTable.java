package io.github.llmbridge.jdbc;

import io.github.llmbridge.bridge.follow.Change.Kind;
import java.util.List;

/** A table of LiteLLM with a trigger, and the columns with the ids that a change of a row tells. */
enum WatchedTable {
    USERS("LiteLLM_UserTable", Kind.USER, "user_id"),
    TEAMS("LiteLLM_TeamTable", Kind.TEAM, "team_id"),
    ORGANIZATIONS("LiteLLM_OrganizationTable", Kind.ORGANIZATION, "organization_id"),
    KEYS("LiteLLM_VerificationToken", Kind.KEY, "token"),
    // What remains does not show who has left, so the member is told, too.
    TEAM_MEMBERS("LiteLLM_TeamMembership", Kind.TEAM, "team_id", Kind.USER, "user_id"),
    ORGANIZATION_MEMBERS("LiteLLM_OrganizationMembership", Kind.ORGANIZATION, "organization_id", Kind.USER, "user_id");

    private final String table;
    private final String arguments;

    WatchedTable(String table, Kind kind, String column) {
        this.table = table;
        this.arguments = kind + " " + column;
    }

    WatchedTable(String table, Kind kind, String column, Kind otherKind, String otherColumn) {
        this.table = table;
        this.arguments = kind + " " + column + " " + otherKind + " " + otherColumn;
    }

    String table() {
        return table;
    }

    /** The arguments of the trigger: kind and column by turns. */
    List<String> arguments() {
        return List.of(arguments.split(" "));
    }
}
