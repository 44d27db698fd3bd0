package io.github.llmbridge.contract.litellm;

import static io.github.llmbridge.contract.LiteLlmBehaviour.LICENSES_ORGANIZATIONS;
import static io.github.llmbridge.contract.LiteLlmBehaviour.UPDATES_ALIASES_OF_USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.llmbridge.bridge.follow.Change;
import io.github.llmbridge.bridge.follow.Change.Kind;
import io.github.llmbridge.bridge.follow.Changes;
import io.github.llmbridge.contract.OnEveryLine;
import io.github.llmbridge.contract.ServerLine;
import io.github.llmbridge.contract.Waiting;
import io.github.llmbridge.http.Secret;
import io.github.llmbridge.jdbc.LiteLlmTriggers;
import io.github.llmbridge.jdbc.PostgresFeed;
import io.github.llmbridge.litellm.KeyHash;
import io.github.llmbridge.litellm.Models;
import io.github.llmbridge.litellm.keys.KeySelection;
import io.github.llmbridge.litellm.organizations.AddOrganizationMembersRequest;
import io.github.llmbridge.litellm.organizations.NewOrganizationRequest;
import io.github.llmbridge.litellm.organizations.OrganizationMember;
import io.github.llmbridge.litellm.organizations.UpdateOrganizationRequest;
import io.github.llmbridge.litellm.teams.DeleteTeamsRequest;
import io.github.llmbridge.litellm.teams.NewTeamRequest;
import io.github.llmbridge.litellm.teams.RemoveTeamMemberRequest;
import io.github.llmbridge.litellm.teams.TeamMember;
import io.github.llmbridge.litellm.teams.TeamMemberRequest;
import io.github.llmbridge.litellm.teams.UpdateTeamRequest;
import io.github.llmbridge.litellm.users.NewUserRequest;
import io.github.llmbridge.litellm.users.UpdateUserRequest;
import io.github.llmbridge.litellm.users.UserRole;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What the triggers in LiteLLM's own database tell of what its API does. On real servers only, whose {@code LITELLM_JDBC_URL}
 * is set. A larger trial of spend: {@code -Dllmbridge.chats=1000}.
 */
@OnEveryLine
class ChangesInPostgresTest extends LiteLlmContract {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int CHATS = Integer.getInteger("llmbridge.chats", 50);

    /** In USD, at least. */
    private static final double COST_OF_A_CHAT = 0.000012;

    /** All that PostgreSQL's catalog knows of LiteLLM's schema, and of the schemas beside it. */
    private static final String CATALOG = """
            select 'schema ' || nspname || coalesce(nspacl::text, '') from pg_namespace where nspname !~ '^pg_'
            union all select 'function ' || n.nspname || '.' || p.proname || md5(p.prosrc) from pg_proc p
                join pg_namespace n on n.oid = p.pronamespace where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            union all select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger
            union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
            union all select 'constraint ' || conrelid::regclass || pg_get_constraintdef(oid) from pg_constraint
            union all select 'view ' || viewname || definition from pg_views where schemaname = 'public'
            union all select 'rights ' || relname || coalesce(relacl::text, '') from pg_class
                where relnamespace = 'public'::regnamespace
            union all select 'column ' || table_name || '.' || column_name || ' ' || data_type || is_nullable
                || coalesce(column_default, '') from information_schema.columns where table_schema = 'public'
            order by 1""";

    private final String id = ServerLine.unique("user");
    private final String teamId = ServerLine.unique("team");
    private final Change user = new Change(Kind.USER, id);
    private final Change team = new Change(Kind.TEAM, teamId);

    private PGSimpleDataSource database;
    private LiteLlmTriggers triggers;
    private PostgresFeed feed;
    private String place;

    @BeforeEach
    void listen() throws InterruptedException {
        String url = System.getenv("LITELLM_JDBC_URL");
        assumeThat(line.isLive() && url != null).isTrue();
        database = new PGSimpleDataSource();
        database.setUrl(url);
        triggers = LiteLlmTriggers.of(database);
        triggers.install();
        feed = PostgresFeed.of(database);
        place = feed.since(null, LONG).place();
    }

    @AfterEach
    void remove() {
        if (feed != null) {
            feed.close();
            triggers.remove();
        }
    }

    @Test
    void tellsWhatHappensToAUser() throws InterruptedException {
        createUser();
        assertTold(user);
        if (line.does(UPDATES_ALIASES_OF_USERS)) {
            client.users().update(UpdateUserRequest.builder(id).userAlias("Ada").build());
            assertTold(user);
        }
        client.users()
                .update(UpdateUserRequest.builder(id)
                        .userEmail("new-" + id + "@example.com")
                        .build());
        assertTold(user);
        client.users()
                .update(UpdateUserRequest.builder(id)
                        .userRole(UserRole.INTERNAL_USER_VIEWER)
                        .build());
        assertTold(user);
        client.users()
                .update(UpdateUserRequest.builder(id)
                        .metadata(Map.of("scim_active", false))
                        .build());
        assertTold(user);
        client.users().delete(id);
        assertTold(user);
    }

    @Test
    void tellsWhatHappensToATeam() throws InterruptedException {
        createUser();
        client.teams().create(NewTeamRequest.builder(teamId, Models.all()).build());
        assertTold(user, team);
        client.teams()
                .update(UpdateTeamRequest.builder(teamId).teamAlias(teamId).build());
        assertTold(team);
        client.teams().addMember(new TeamMemberRequest(teamId, TeamMember.user(id)));
        assertTold(team, user);
        client.teams().removeMember(RemoveTeamMemberRequest.of(teamId, id));
        assertTold(team, user);
        client.teams().delete(new DeleteTeamsRequest(List.of(teamId)));
        assertTold(team);
        client.users().delete(id);
    }

    @Test
    void tellsWhatHappensToAKey() throws InterruptedException {
        Secret secret = newKey();
        KeyHash hash = KeyHash.of(secret);
        Change key = new Change(Kind.KEY, hash.value());
        assertTold(key);
        client.keys().block(hash);
        assertTold(key);
        client.keys().unblock(hash);
        assertTold(key);
        client.keys().delete(KeySelection.of(hash));
        assertTold(key);
    }

    @Test
    void tellsWhatHappensToAnOrganization() throws InterruptedException {
        assumeThat(line.does(LICENSES_ORGANIZATIONS)).isFalse();
        String organizationId = ServerLine.unique("org");
        Change organization = new Change(Kind.ORGANIZATION, organizationId);
        createUser();
        client.organizations()
                .create(NewOrganizationRequest.builder(organizationId, "Acme", Models.of("gpt-4o-mini"))
                        .build());
        assertTold(user, organization);
        client.organizations()
                .update(UpdateOrganizationRequest.builder(organizationId)
                        .organizationAlias("Acme " + organizationId)
                        .build());
        assertTold(organization);
        client.organizations()
                .addMembers(AddOrganizationMembersRequest.builder(organizationId)
                        .members(List.of(OrganizationMember.of(id, UserRole.INTERNAL_USER)))
                        .build());
        assertTold(organization, user);
        client.organizations().removeMember(organizationId, id);
        assertTold(organization, user);
        client.organizations().delete(organizationId);
        assertTold(organization);
        client.users().delete(id);
    }

    @Test
    void spendIsNoChange() throws InterruptedException {
        createUser();
        client.teams().create(NewTeamRequest.builder(teamId, Models.all()).build());
        client.teams().addMember(new TeamMemberRequest(teamId, TeamMember.user(id)));
        Secret secret = make(keyFor(Models.all()).userId(id).teamId(teamId));
        Change key = new Change(Kind.KEY, KeyHash.of(secret).value());
        assertTold(user, team, key);

        IntStream.range(0, CHATS).parallel().forEach(i -> ask(secret, "gpt-4o-mini"));
        String written =
                "select 'all' from \"LiteLLM_UserTable\" u, \"LiteLLM_TeamTable\" t, \"LiteLLM_VerificationToken\" k"
                        + " where u.user_id = '" + id + "' and t.team_id = '" + teamId + "' and k.token = '" + key.id()
                        + "' and least(u.spend, t.spend, k.spend) >= " + CHATS * COST_OF_A_CHAT;
        boolean counted = Waiting.until(
                Duration.ofMinutes(2),
                Duration.ofSeconds(1),
                () -> !lines(written).isEmpty());
        assertThat(counted).isTrue();

        assertThat(changesUntilAMark()).doesNotContain(user, team, key);
        client.keys().delete(KeySelection.of(KeyHash.of(secret)));
        client.teams().delete(new DeleteTeamsRequest(List.of(teamId)));
        client.users().delete(id);
    }

    @Test
    void aBrokenFunctionFailsNoWriteOfLiteLlm() throws InterruptedException, SQLException {
        run(
                "create or replace function llmbridge_on_public.tell(before jsonb, after jsonb, subjects text[]) returns void"
                        + " language plpgsql as 'begin raise exception ''broken''; end'");
        createUser();
        client.users().update(UpdateUserRequest.builder(id).userAlias("Ada").build());
        client.users().delete(id);

        assertThat(feed.since(place, LONG).isGap()).isTrue();
        run("drop function llmbridge_on_public.tell(jsonb, jsonb, text[])");
        createUser();
        client.users().delete(id);
        assertThat(triggers.check()).hasSize(1);
    }

    @Test
    void removingLeavesLiteLlmsSchemaAsItWas() {
        triggers.remove();
        List<String> before = lines(CATALOG);
        triggers.install();
        assertThat(lines(CATALOG)).isNotEqualTo(before);
        createUser();
        client.users().delete(id);

        triggers.remove();

        assertThat(lines(CATALOG)).isEqualTo(before);
    }

    private void createUser() {
        client.users()
                .create(NewUserRequest.builder(id, Models.all())
                        .userEmail(id + "@example.com")
                        .build());
    }

    /** Others use the server, too; a gap would tell nothing. */
    private void assertTold(Change... expected) throws InterruptedException {
        Set<Change> missing = new HashSet<>(List.of(expected));
        long end = System.nanoTime() + LONG.toNanos();
        while (!missing.isEmpty() && System.nanoTime() - end < 0) {
            Changes told = feed.since(place, Duration.ofSeconds(1));
            place = told.place();
            assertThat(told.isGap()).isFalse();
            told.changes().forEach(missing::remove);
        }
        assertThat(missing).isEmpty();
    }

    private List<Change> changesUntilAMark() throws InterruptedException {
        Change mark = new Change(Kind.KEY, KeyHash.of(newKey()).value());
        List<Change> all = new ArrayList<>();
        long end = System.nanoTime() + LONG.toNanos();
        while (!all.contains(mark) && System.nanoTime() - end < 0) {
            Changes told = feed.since(place, Duration.ofSeconds(1));
            place = told.place();
            assertThat(told.isGap()).isFalse();
            all.addAll(told.changes());
        }
        assertThat(all).contains(mark);
        return all;
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> lines(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
