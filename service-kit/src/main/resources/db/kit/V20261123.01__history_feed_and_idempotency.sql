-- The history of every thing of this service: audit trail, feed and outbox at once.
create table event (
  id             uuid        primary key,
  subject        uuid        not null,
  subject_type   text        not null,
  revision       bigint      not null check (revision > 0),
  type           text        not null,
  time           timestamptz not null,
  actor          text        not null,
  data           jsonb       not null,
  salt           bytea       not null,
  content_digest bytea       not null check (length(content_digest) = 32),
  previous_hash  bytea       check (length(previous_hash) = 32),
  hash           bytea       not null check (length(hash) = 32),
  position       bigint      unique check (position > 0),
  constraint event_revision_once unique (subject, revision),
  constraint event_first_has_no_predecessor check ((revision = 1) = (previous_hash is null))
);
comment on column event.position is 'Place in the feed, given after commit by the sequencer; null until then.';
comment on column event.revision is 'The version of the subject that this event brought about: 1, 2, 3, ...';

create index event_unsequenced on event (revision, id) where position is null;

-- History is written once. The one thing that comes later is the position, and it never changes either.
create function event_is_written_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.position is null and new.position is not null
     and to_jsonb(old) - 'position' = to_jsonb(new) - 'position' then
    return new;
  end if;
  raise exception 'history is written once: % of event % refused', lower(tg_op), old.id;
end $$;

create trigger event_written_once before update or delete on event
  for each row execute function event_is_written_once();

-- First answers to requests that carried an Idempotency-Key.
create table idempotency_key (
  caller      text        not null,
  key         text        not null,
  fingerprint text        not null,
  status      int         not null,
  etag        text,
  location    text,
  body        text        not null,
  created_at  timestamptz not null,
  primary key (caller, key)
);
create index idempotency_key_age on idempotency_key (created_at);
