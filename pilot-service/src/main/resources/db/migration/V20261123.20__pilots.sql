-- Lets the measurements' exclusion constraint compare ids and keys for equality beside ranges for overlap.
create extension if not exists btree_gist;

create table pilot (
  id                uuid        primary key,
  version           bigint      not null check (version > 0),
  head_hash         bytea,
  created_at        timestamptz not null,
  updated_at        timestamptz not null,
  proposal_id       uuid        not null,
  proposal_revision int         not null check (proposal_revision > 0),
  author            text        not null,
  approver          text        not null,
  state             text        not null check (state in ('PLANNED', 'ACTIVE', 'PAUSED', 'REVERTED', 'COMPLETED', 'CANCELLED')),
  terms             jsonb       not null,
  trigger_set_hash  text        not null check (trigger_set_hash ~ '^[0-9a-f]{64}$'),
  acknowledgements  jsonb       not null,
  frozen_baselines  jsonb,
  started_at        timestamptz,
  settled_version   bigint      not null check (settled_version >= 0 and settled_version <= version),
  state_reason      text,
  result            text        check (result in ('GRADUATED', 'STOPPED')),
  completed_at      timestamptz,
  constraint pilot_two_people check (author <> approver),
  constraint pilot_starts_with_frozen_baselines check ((started_at is null) = (frozen_baselines is null)),
  constraint pilot_started check ((state in ('PLANNED', 'CANCELLED')) = (started_at is null)),
  constraint pilot_stopped_for_a_reason check ((state in ('PAUSED', 'REVERTED')) = (state_reason is not null)),
  constraint pilot_completed_with_a_result check ((state = 'COMPLETED') = (result is not null and completed_at is not null))
);
comment on column pilot.settled_version is 'Version at the last resumption: breaches with nothing newer in them do not count again. 0 before.';
-- One proposal is tried once at a time.
create unique index pilot_live_once on pilot (proposal_id) where state in ('PLANNED', 'ACTIVE', 'PAUSED');
-- The lists: what I try, what I let others try; newest first; of one proposal.
create index pilot_by_author on pilot (author, id desc);
create index pilot_by_approver on pilot (approver, id desc);
create index pilot_by_proposal on pilot (proposal_id, id desc);

create table measurement (
  id            uuid        primary key,
  pilot_id      uuid        not null references pilot,
  pilot_version bigint      not null,
  metric        text        not null,
  from_day      date        not null,
  to_day        date        not null,
  value         numeric     not null,
  sample_size   int         not null check (sample_size >= 0),
  source        text        not null,
  recorded_by   text        not null,
  recorded_at   timestamptz not null,
  supersedes    uuid        references measurement,
  superseded_at timestamptz,
  constraint measurement_days_in_order check (from_day <= to_day),
  constraint measurement_corrected_once unique (supersedes),
  constraint measurement_of_one_version unique (pilot_id, pilot_version),
  -- One current value at most for any day of a metric: neither two for one period nor two that overlap. It is also the
  -- way to the current values of a pilot and of one of its metrics.
  constraint measurement_current_once exclude using gist
    (pilot_id with =, metric with =, daterange(from_day, to_day, '[]') with &&) where (superseded_at is null)
);
comment on column measurement.pilot_version is 'The pilot''s version that recording it brought about.';
create index measurement_by_pilot on measurement (pilot_id, id desc);

create table evaluation (
  id             uuid        primary key,
  pilot_id       uuid        not null references pilot,
  measurement_id uuid        not null references measurement,
  trigger_key    text        not null,
  metric         text        not null,
  verdict        text        not null check (verdict in ('WITHIN', 'BREACHED', 'INSUFFICIENT_DATA', 'SHADOW_BREACHED')),
  limit_value    numeric,
  value          numeric,
  measurements   uuid[]      not null,
  reason         text        not null,
  at             timestamptz not null,
  constraint evaluation_once unique (measurement_id, trigger_key),
  constraint evaluation_in_numbers check (verdict = 'INSUFFICIENT_DATA' or (limit_value is not null and value is not null))
);
create index evaluation_by_pilot on evaluation (pilot_id, id desc);

create table status_update (
  id          uuid        primary key,
  pilot_id    uuid        not null references pilot,
  period      int         not null check (period > 0),
  from_day    date        not null,
  to_day      date        not null check (from_day <= to_day),
  summary     text        not null,
  health      text        not null check (health in ('ON_TRACK', 'AT_RISK', 'OFF_TRACK')),
  checklist   jsonb       not null,
  reported_by text        not null,
  reported_at timestamptz not null,
  constraint status_update_once_a_period unique (pilot_id, period)
);
create index status_update_by_pilot on status_update (pilot_id, id desc);

create table review (
  id          uuid        primary key,
  pilot_id    uuid        not null references pilot,
  outcome     text        not null check (outcome in ('CONTINUE', 'GRADUATE', 'STOP')),
  note        text        not null,
  review_date date,
  held_by     text        not null,
  held_at     timestamptz not null,
  constraint review_once_a_date unique (pilot_id, review_date)
);
create index review_by_pilot on review (pilot_id, id desc);

create function record_is_written_once() returns trigger language plpgsql as $$
begin
  raise exception '% is written once: % of % refused', tg_table_name, lower(tg_op), old.id;
end $$;

create trigger evaluation_written_once before update or delete on evaluation
  for each row execute function record_is_written_once();
create trigger status_update_written_once before update or delete on status_update
  for each row execute function record_is_written_once();
create trigger review_written_once before update or delete on review
  for each row execute function record_is_written_once();

-- Of a measurement, the one thing that comes later is that another supersedes it.
create function measurement_is_written_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.superseded_at is null and new.superseded_at is not null
     and to_jsonb(old) - 'superseded_at' = to_jsonb(new) - 'superseded_at' then
    return new;
  end if;
  raise exception 'measurements are written once: % of % refused', lower(tg_op), old.id;
end $$;

create trigger measurement_written_once before update or delete on measurement
  for each row execute function measurement_is_written_once();
