
-- Stands between LiteLLM and whatever fails in tell: a change that cannot be told is told without saying what it is.
begin
    begin
        perform ${schema}.tell(
            case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end, tg_argv);
    exception when others then
        perform pg_notify('${channel}', '');
    end;
    return null;
exception when others then
    return null;
end
