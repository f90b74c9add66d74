create table note (
  id         uuid        primary key,
  version    bigint      not null check (version > 0),
  head_hash  bytea,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  text       text        not null
);
