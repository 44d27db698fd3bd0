create table if not exists customer (
  id            text primary key,
  email         text not null unique,
  name          text not null,
  password_hash text not null,
  created       timestamp with time zone not null default now()
);
