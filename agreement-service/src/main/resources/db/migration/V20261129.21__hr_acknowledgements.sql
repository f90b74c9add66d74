-- What HR says it holds. The last word of it stands with the record, so that what is not yet acknowledged is found by an index;
-- all of it is kept in a table of its own. An agreement is not changed by it, and its ETag stays.
alter table hr_record
  add column hr_id                 text        check (hr_id <> ''),
  add column acknowledged_revision bigint,
  add column acknowledged_at       timestamptz,
  add column acknowledgements      int         not null default 0 check (acknowledgements >= 0),
  add column waiting_since         timestamptz;
comment on column hr_record.waiting_since is 'Since when HR has not acknowledged what there is; null when it has.';

update hr_record set waiting_since = (select min(time) from event where subject = agreement_id and concerns_hr(type));

alter table hr_record
  add constraint hr_record_id_once unique (hr_id),
  add constraint hr_record_whole_acknowledgement check (
    num_nulls(hr_id, acknowledged_revision, acknowledged_at) in (0, 3) and (acknowledged_at is null) = (acknowledgements = 0)),
  add constraint hr_record_acknowledged_what_there_was check (acknowledged_revision <= revision),
  add constraint hr_record_waits_until_acknowledged check (
    (waiting_since is null) = (acknowledged_revision is not distinct from revision));

-- What is not yet acknowledged, the oldest first.
create index hr_record_waiting on hr_record (waiting_since, agreement_id) where waiting_since is not null;

create or replace function hr_record_changes() returns trigger language plpgsql as $$
begin
  insert into hr_record (agreement_id, revision, modified_at, waiting_since) values (new.subject, new.revision, new.time, new.time)
  on conflict (agreement_id) do update
    set revision = excluded.revision, modified_at = excluded.modified_at,
        waiting_since = coalesce(hr_record.waiting_since, excluded.waiting_since);
  return null;
end $$;

create table hr_acknowledgement (
  agreement_id    uuid        not null references hr_record,
  number          int         not null check (number > 0),
  revision        bigint      not null,
  hr_id           text        not null,
  acknowledged_at timestamptz not null,
  acknowledged_by text        not null,
  primary key (agreement_id, number)
);
create trigger acknowledgement_written_once before update or delete on hr_acknowledgement
  for each row execute function agreement_is_written_once();
