create table ${schema}.meta (
  name  text primary key,
  value text not null
);

create table ${schema}.person (
  instance    text not null,
  user_id     text collate "C" not null,
  email       text,
  email_lower text,
  encrypted   smallint not null,
  account_id  text,
  tier        text,
  key_hash    text,
  standing    text not null,
  at_ms       bigint not null,
  primary key (instance, user_id)
);

create index person_email on ${schema}.person (email_lower);

create table ${schema}.run (
  id          text collate "C" primary key,
  kind        text not null,
  fingerprint text not null,
  begun_ms    bigint not null,
  ended_ms    bigint
);

create table ${schema}.run_entry (
  run_id    text collate "C" not null references ${schema}.run (id),
  position  bigint not null,
  entry_key text not null,
  outcome   text not null,
  detail    text,
  encrypted smallint not null,
  at_ms     bigint not null,
  primary key (run_id, position)
);

create index run_entry_key on ${schema}.run_entry (run_id, entry_key);

create table ${schema}.audit (
  id             text collate "C" primary key,
  at_ms          bigint not null,
  instance       text not null,
  actor          text not null,
  operation      text not null,
  user_id        text not null,
  correlation_id text not null,
  outcome        text not null,
  changes        text not null,
  error_type     text,
  error_status   integer,
  error_message  text,
  encrypted      smallint not null
);

create index audit_time on ${schema}.audit (at_ms, id);

create index audit_person on ${schema}.audit (user_id, at_ms, id);

create index audit_correlation on ${schema}.audit (correlation_id);

create table ${schema}.lease (
  name     text primary key,
  holder   text not null,
  until_ms bigint not null
);

insert into ${schema}.meta (name, value) values ('schema', '1');
