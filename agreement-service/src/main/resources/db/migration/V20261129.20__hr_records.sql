-- What HR keeps a copy of: agreements from the second signature on. The database itself notes what concerns HR, so that it is
-- noted whichever version of the service writes. There are two tables because there are two moments: the revision is noted in the
-- transaction of the change, the place in the feed when the sequencer gives it. So the sequencer never waits for a command that is
-- still open, nor a command for the sequencer.
create function concerns_hr(type text) returns boolean immutable parallel safe language sql
  return type in ('agreement.entered-into-force', 'agreement.amended', 'agreement.superseded', 'agreement.suspended',
                  'agreement.reinstated', 'agreement.notice-given', 'agreement.notice-withdrawn', 'agreement.terminated',
                  'agreement.expired');

create table hr_record (
  agreement_id uuid        primary key,
  revision     bigint      not null check (revision > 0),
  modified_at  timestamptz not null
);
comment on column hr_record.revision is 'Revision of the last event that changed what HR holds of the agreement.';

create table hr_place (
  agreement_id uuid        primary key,
  position     bigint      not null,
  published_at timestamptz not null,
  -- The snapshot walks this.
  constraint hr_place_in_order unique (position)
);
comment on table hr_place is 'Where in the feed the last event stands that changed what HR holds of the agreement.';
comment on column hr_place.published_at is 'When it got its place; never goes back along the positions, whatever the clock does.';
-- Where to begin for what was modified after a moment.
create index hr_place_by_time on hr_place (published_at, position);

create function hr_record_changes() returns trigger language plpgsql as $$
begin
  insert into hr_record (agreement_id, revision, modified_at) values (new.subject, new.revision, new.time)
  on conflict (agreement_id) do update set revision = excluded.revision, modified_at = excluded.modified_at;
  return null;
end $$;
create trigger event_concerns_hr after insert on event
  for each row when (concerns_hr(new.type)) execute function hr_record_changes();

create function hr_record_gets_its_place() returns trigger language plpgsql as $$
declare
  at timestamptz := greatest(clock_timestamp(), (select max(published_at) from hr_place));
begin
  insert into hr_place (agreement_id, position, published_at)
  select subject, max(position), at from placed where concerns_hr(type) group by subject
  on conflict (agreement_id) do update set position = excluded.position, published_at = excluded.published_at;
  return null;
end $$;
create trigger event_gets_place_for_hr after update on event
  referencing new table as placed for each statement execute function hr_record_gets_its_place();

-- What happened before. Nobody changes events meanwhile: making the triggers has locked the table.
insert into hr_record (agreement_id, revision, modified_at)
select distinct on (subject) subject, revision, time from event where concerns_hr(type) order by subject, revision desc;
insert into hr_place (agreement_id, position, published_at)
select subject, max(position), now() from event where concerns_hr(type) and position is not null group by subject;
