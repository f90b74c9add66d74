-- Measurements and what triggers said about them grow without end, so they are kept by the quarter in which their pilot was
-- created. The id of a pilot begins with that moment (UUIDv7), and every question about measurements names a pilot: each looks
-- into one partition, and what is old lies apart and can be archived. docs/adr/0010-measurements-by-quarter.md says why this way.

create temporary table measurement_before on commit drop as table measurement;
create temporary table evaluation_before on commit drop as table evaluation;
drop table evaluation, measurement;

create table measurement (
  pilot_id      uuid        not null references pilot,
  id            uuid        not null,
  pilot_version bigint      not null,
  metric        text        not null,
  from_day      date        not null,
  to_day        date        not null,
  value         numeric     not null,
  sample_size   int         not null check (sample_size >= 0),
  source        text        not null,
  recorded_by   text        not null,
  recorded_at   timestamptz not null,
  supersedes    uuid,
  superseded_at timestamptz,
  standing      text        not null default 'COUNTED' check (standing in ('COUNTED', 'DISPUTED', 'SET_ASIDE')),
  counts_since  bigint      not null,
  disputes      jsonb       not null default '[]',
  primary key (pilot_id, id),
  constraint measurement_days_in_order check (from_day <= to_day),
  constraint measurement_corrects foreign key (pilot_id, supersedes) references measurement,
  -- One current value at most for any day of a metric: neither two for one period nor two that overlap.
  constraint measurement_current_once exclude using gist
    (pilot_id with =, metric with =, daterange(from_day, to_day, '[]') with &&) where (superseded_at is null)
) partition by range (pilot_id);
comment on column measurement.pilot_version is 'The pilot''s version that recording it brought about; those of one request share it.';
comment on column measurement.standing is 'Whether triggers count it: not while it is disputed, and not when the dispute was upheld.';
comment on column measurement.counts_since is 'The pilot''s version since which it counts: its own, or that of a rejected dispute.';
create unique index measurement_corrected_once on measurement (pilot_id, supersedes) where supersedes is not null;
-- The series of a metric in the order of its days: its end, one period of it, or all of it.
create index measurement_series on measurement (pilot_id, metric, from_day) where superseded_at is null;

create table evaluation (
  pilot_id       uuid        not null references pilot,
  id             uuid        not null,
  pilot_version  bigint      not null,
  cause          text        not null check (cause in ('RECORDED', 'IMPORTED', 'DISPUTED', 'RESOLVED', 'REINSTATED', 'NO_DATA')),
  measurement_id uuid,
  trigger_key    text        not null,
  metric         text        not null,
  verdict        text        not null check (verdict in ('WITHIN', 'BREACHED', 'INSUFFICIENT_DATA', 'SHADOW_BREACHED')),
  limit_value    numeric,
  value          numeric,
  measurements   uuid[]      not null,
  reason         text        not null,
  at             timestamptz not null,
  primary key (pilot_id, id),
  constraint evaluation_of_measurement foreign key (pilot_id, measurement_id) references measurement,
  constraint evaluation_once unique (pilot_id, pilot_version, trigger_key),
  constraint evaluation_in_numbers check (verdict = 'INSUFFICIENT_DATA' or (limit_value is not null and value is not null))
) partition by range (pilot_id);
comment on column evaluation.pilot_version is 'The pilot''s version by which the numbers changed.';
comment on column evaluation.measurements is 'What the verdict rests on: the end of the row of breaches, or the last value.';

-- The smallest id that can be made at a moment.
create function id_at(moment timestamptz) returns uuid language sql immutable as $$
  select rpad(lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0'), 32, '0')::uuid
$$;

-- Partitions up to the quarter that a day lies in. What has none goes to …_other, from where it would have to be moved, so they
-- are made years ahead.
create function make_quarters(through date) returns int language plpgsql as $$
declare
  quarter timestamp := '2026-01-01';
  parent  text;
  name    text;
  made    int := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended('pilot partitions', 0));
  while quarter <= through loop
    foreach parent in array array['measurement', 'evaluation'] loop
      name := parent || to_char(quarter, '"_"YYYY"q"Q');
      if to_regclass(name) is null then
        execute format('create table %I partition of %I for values from (%L) to (%L)', name, parent,
          id_at(quarter at time zone 'UTC'), id_at((quarter + interval '3 months') at time zone 'UTC'));
        made := made + 1;
      end if;
    end loop;
    quarter := quarter + interval '3 months';
  end loop;
  return made;
end $$;

create table measurement_other partition of measurement default;
create table evaluation_other partition of evaluation default;
select make_quarters('2030-12-31');

insert into measurement (pilot_id, id, pilot_version, metric, from_day, to_day, value, sample_size, source, recorded_by, recorded_at,
                         supersedes, superseded_at, counts_since)
  select pilot_id, id, pilot_version, metric, from_day, to_day, value, sample_size, source, recorded_by, recorded_at,
         supersedes, superseded_at, pilot_version
  from measurement_before order by pilot_id, id;
insert into evaluation (pilot_id, id, pilot_version, cause, measurement_id, trigger_key, metric, verdict, limit_value, value,
                        measurements, reason, at)
  select e.pilot_id, e.id, m.pilot_version, 'RECORDED', e.measurement_id, e.trigger_key, e.metric, e.verdict, e.limit_value, e.value,
         e.measurements, e.reason, e.at
  from evaluation_before e join measurement_before m on m.id = e.measurement_id order by e.pilot_id, e.id;

-- Of a measurement, what comes later is that another supersedes it, and what the parties say about it.
create or replace function measurement_is_written_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (old.superseded_at is null or new.superseded_at = old.superseded_at)
     and (old.superseded_at is null or (new.standing, new.counts_since, new.disputes) = (old.standing, old.counts_since, old.disputes))
     and new.counts_since >= old.counts_since
     and to_jsonb(old) - '{superseded_at,standing,counts_since,disputes}'::text[]
       = to_jsonb(new) - '{superseded_at,standing,counts_since,disputes}'::text[] then
    return new;
  end if;
  raise exception 'measurements are written once: % of % refused', lower(tg_op), old.id;
end $$;

create trigger measurement_written_once before update or delete on measurement
  for each row execute function measurement_is_written_once();
create trigger evaluation_written_once before update or delete on evaluation
  for each row execute function record_is_written_once();
