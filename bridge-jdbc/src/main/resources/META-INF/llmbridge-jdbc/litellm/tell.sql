
-- Tells which things a changed row is about: kind and id, nothing of its content.
-- LiteLLM writes the columns named here while it works: spend, last use, budgets that begin anew.
declare
    bookkeeping constant text[] := array['spend', 'total_spend', 'model_spend', 'last_active', 'updated_at', 'updated_by',
        'settings_updated_at', 'budget_reset_at', 'budget_limits', 'last_breach_check_at', 'soft_budget_cooldown'];
    begins_anew constant text := '"reset_at": "[^"]*"';
    some_time constant text := '"reset_at": ""';
    version jsonb;
    id text;
begin
    if before - bookkeeping is not distinct from after - bookkeeping
        and regexp_replace((before -> 'budget_limits')::text, begins_anew, some_time, 'g')::jsonb
            is not distinct from regexp_replace((after -> 'budget_limits')::text, begins_anew, some_time, 'g')::jsonb then
        return;
    end if;
    -- A full queue would fail LiteLLM's commit. The feed tells a gap while the queue is that full.
    if pg_notification_queue_usage() > 0.5 then
        return;
    end if;
    for i in array_lower(subjects, 1) .. array_upper(subjects, 1) by 2 loop
        foreach version in array array[before, after] loop
            if version is not null then
                id := version ->> subjects[i + 1];
                -- PostgreSQL takes less than 8000 bytes. A kind without an id stands for everything of that kind.
                perform pg_notify('${channel}', case when octet_length(id) between 1 and 7900
                    then subjects[i] || ' ' || id else subjects[i] end);
            end if;
        end loop;
    end loop;
end
