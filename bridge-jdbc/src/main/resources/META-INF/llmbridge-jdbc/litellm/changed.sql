
-- Stands between LiteLLM and whatever fails in tell: a change that cannot be told is told without saying what it is.
begin
    perform ${schema}.tell(
        case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end, tg_argv);
    return null;
exception when others then
    begin
        perform pg_notify('${channel}', '');
    exception when others then
        -- That LiteLLM writes matters more than that it is told.
        null;
    end;
    return null;
end
