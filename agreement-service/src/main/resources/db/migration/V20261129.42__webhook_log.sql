-- What was sent before and is sent again.
alter table webhook_delivery add column replay boolean not null default false;

-- Events of a range of time that are to be sent again. They become deliveries page by page, as new events do.
create table webhook_replay (
  id          uuid        primary key,
  endpoint_id uuid        not null references webhook_queue on delete cascade,
  from_time   timestamptz not null,
  to_time     timestamptz not null,
  place       bigint      not null check (place >= 0),
  last        bigint      not null,
  events      int         not null check (events > 0),
  queued      int         not null default 0 check (queued >= 0),
  created_at  timestamptz not null,
  finished_at timestamptz,
  constraint webhook_replay_is_a_range check (from_time < to_time)
);
create unique index webhook_replay_one_at_a_time on webhook_replay (endpoint_id) where finished_at is null;
create index webhook_replay_of_endpoint on webhook_replay (endpoint_id, id desc);

-- Events come nearly in the order of their times, so a few pages' first and last times find a range of them.
create index event_by_time on event using brin (time) with (pages_per_range = 32);
