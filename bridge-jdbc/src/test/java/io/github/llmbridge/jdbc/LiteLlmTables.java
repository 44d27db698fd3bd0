package io.github.llmbridge.jdbc;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** LiteLLM's tables with the columns that matter here, in a schema of their own. */
final class LiteLlmTables implements AutoCloseable {
    private static final List<String> TABLES = List.of(
            "\"LiteLLM_UserTable\" (user_id text primary key, user_email text, teams text[] default '{}',"
                    + " metadata jsonb default '{}', spend double precision default 0, model_spend jsonb default '{}',"
                    + " budget_reset_at timestamp, updated_at timestamp default now())",
            "\"LiteLLM_TeamTable\" (team_id text primary key, team_alias text, members_with_roles jsonb default '{}',"
                    + " spend double precision default 0, budget_limits jsonb, updated_at timestamp default now())",
            "\"LiteLLM_OrganizationTable\" (organization_id text primary key, organization_alias text,"
                    + " spend double precision default 0)",
            "\"LiteLLM_VerificationToken\" (token text primary key, user_id text, blocked boolean,"
                    + " spend double precision default 0, total_spend double precision default 0, last_active timestamp,"
                    + " updated_at timestamp default now(), budget_limits jsonb)",
            "\"LiteLLM_TeamMembership\" (user_id text, team_id text, spend double precision default 0, budget_id text,"
                    + " primary key (user_id, team_id))",
            "\"LiteLLM_OrganizationMembership\" (user_id text, organization_id text, user_role text,"
                    + " spend double precision default 0, primary key (user_id, organization_id))");

    private final Jdbi jdbi;
    private final String schema =
            "litellm_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    LiteLlmTables(DataSource dataSource) {
        this.jdbi = Jdbi.create(dataSource);
        run("create schema " + schema);
        TABLES.forEach(table -> run("create table " + schema + "." + table));
    }

    String schema() {
        return schema;
    }

    String functions() {
        return "llmbridge_on_" + schema;
    }

    String users() {
        return schema + ".\"LiteLLM_UserTable\"";
    }

    String teams() {
        return schema + ".\"LiteLLM_TeamTable\"";
    }

    String organizations() {
        return schema + ".\"LiteLLM_OrganizationTable\"";
    }

    String keys() {
        return schema + ".\"LiteLLM_VerificationToken\"";
    }

    String teamMembers() {
        return schema + ".\"LiteLLM_TeamMembership\"";
    }

    String organizationMembers() {
        return schema + ".\"LiteLLM_OrganizationMembership\"";
    }

    void insertUser(String id) {
        run("insert into " + users() + " (user_id, user_email) values ('" + id + "', 'ada@example.com')");
    }

    int run(String sql) {
        return jdbi.withHandle(handle -> handle.execute(sql));
    }

    List<String> lines(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    /** All that PostgreSQL's catalog knows of LiteLLM's schema, and of schemas and functions beside it. */
    List<String> catalog() {
        return lines("select 'schema ' || nspname from pg_namespace where nspname in ('" + schema + "', '" + functions()
                + "') union all select 'function ' || p.proname from pg_proc p join pg_namespace n"
                + " on n.oid = p.pronamespace where n.nspname in ('" + schema + "', '" + functions() + "')"
                + " union all select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' '"
                + " || coalesce(column_default, '') from information_schema.columns where table_schema = '" + schema
                + "'"
                + " union all select 'trigger ' || pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c"
                + " on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = '" + schema
                + "'"
                + " union all select 'constraint ' || pg_get_constraintdef(k.oid) from pg_constraint k join pg_namespace n"
                + " on n.oid = k.connamespace where n.nspname = '" + schema + "'"
                + " union all select 'rights ' || c.relname || coalesce(c.relacl::text, '') from pg_class c"
                + " join pg_namespace n on n.oid = c.relnamespace where n.nspname = '" + schema + "' order by 1");
    }

    @Override
    public void close() {
        run("drop schema " + schema + " cascade");
        run("drop schema if exists " + functions() + " cascade");
    }
}
