create table ${schema}.subscriber (
  instance  text not null,
  user_id   text collate "C" not null,
  version   bigint not null,
  content   text not null,
  encrypted smallint not null,
  troubled  smallint not null,
  due_ms    bigint,
  primary key (instance, user_id)
);

create index subscriber_due on ${schema}.subscriber (instance, due_ms) where due_ms is not null;

create index subscriber_troubled on ${schema}.subscriber (instance, user_id) where troubled = 1;

update ${schema}.meta set value = '3' where name = 'schema';
