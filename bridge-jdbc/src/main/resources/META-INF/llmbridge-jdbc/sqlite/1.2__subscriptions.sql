create table subscriber (
  instance  text not null,
  user_id   text not null,
  version   integer not null,
  content   text not null,
  encrypted integer not null,
  troubled  integer not null,
  due_ms    integer,
  primary key (instance, user_id)
);

create index subscriber_due on subscriber (instance, due_ms) where due_ms is not null;

create index subscriber_troubled on subscriber (instance, user_id) where troubled = 1;

update meta set value = '3' where name = 'schema';
