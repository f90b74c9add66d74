create table note_reading (
  note_id uuid  not null,
  reader  text  not null,
  with_whom text[] not null default '{}',
  words   jsonb not null default '{}',
  readers jsonb not null default '[]',
  printed text  not null default '{}'
);
create table note_wish (
  wished_by text not null
);
create table note_secret (
  author text not null
);
