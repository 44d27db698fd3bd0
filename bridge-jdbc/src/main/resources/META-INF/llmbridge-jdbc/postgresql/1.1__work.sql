create sequence ${schema}.work_turn;

create table ${schema}.work (
  turn              bigint primary key default nextval('${schema}.work_turn'),
  instance          text not null,
  id                text collate "C" not null,
  user_id           text collate "C" not null,
  operation         text not null,
  payload           text,
  payload_encrypted smallint not null,
  state             text not null,
  tries             integer not null,
  outcome           text,
  why               text,
  why_encrypted     smallint not null,
  submitted_ms      bigint not null,
  next_ms           bigint,
  ended_ms          bigint,
  unique (instance, id)
);

create unique index work_running on ${schema}.work (instance, user_id) where state = 'RUNNING';

create index work_open on ${schema}.work (instance, user_id, turn) where ended_ms is null;

create index work_failed on ${schema}.work (instance, turn) where state = 'FAILED';

create index work_ended on ${schema}.work (ended_ms) where ended_ms is not null;

create table ${schema}.scheduled_tasks (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamp with time zone not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamp with time zone,
  last_failure         timestamp with time zone,
  consecutive_failures integer,
  last_heartbeat       timestamp with time zone,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
);

create index scheduled_tasks_time on ${schema}.scheduled_tasks (execution_time);

create index scheduled_tasks_heartbeat on ${schema}.scheduled_tasks (last_heartbeat);

update ${schema}.meta set value = '2' where name = 'schema';
