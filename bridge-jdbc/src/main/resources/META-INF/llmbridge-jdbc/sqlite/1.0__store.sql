create table meta (
  name  text primary key,
  value text not null
);

create table person (
  instance    text not null,
  user_id     text not null,
  email       text,
  email_lower text,
  encrypted   integer not null,
  account_id  text,
  tier        text,
  key_hash    text,
  standing    text not null,
  at_ms       integer not null,
  primary key (instance, user_id)
);

create index person_email on person (email_lower);

create table run (
  id          text primary key,
  kind        text not null,
  fingerprint text not null,
  begun_ms    integer not null,
  ended_ms    integer
);

create table run_entry (
  run_id    text not null references run (id),
  position  integer not null,
  entry_key text not null,
  outcome   text not null,
  detail    text,
  encrypted integer not null,
  at_ms     integer not null,
  primary key (run_id, position)
);

create index run_entry_key on run_entry (run_id, entry_key);

create table audit (
  id             text primary key,
  at_ms          integer not null,
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
  encrypted      integer not null
);

create index audit_time on audit (at_ms, id);

create index audit_person on audit (user_id, at_ms, id);

create index audit_correlation on audit (correlation_id);

create table lease (
  name     text primary key,
  holder   text not null,
  until_ms integer not null
);

insert into meta (name, value) values ('schema', '1');
