-- Triggers and review dates can be changed while a pilot runs: what is on the table, and since which version of the pilot a
-- trigger that was changed has had the form it has (by key; a trigger that never changed is not in it).
alter table pilot add column proposed_trigger_set jsonb;
alter table pilot add column judged_after jsonb not null default '{}';
comment on column pilot.proposed_trigger_set is 'Other triggers and review dates that stand once both have acknowledged them.';
comment on column pilot.judged_after is 'By trigger: values that were known by this version of the pilot are no breaches of it.';

-- Every trigger set that ever stood, word for word. Each stood until the next one of the pilot did.
create table trigger_set (
  pilot_id         uuid        not null references pilot,
  revision         bigint      not null check (revision > 0),
  hash             text        not null check (hash ~ '^[0-9a-f]{64}$'),
  content          jsonb       not null,
  basis            text        not null check (basis in ('AGREED')),
  stands_from      timestamptz not null,
  acknowledgements jsonb       not null,
  primary key (pilot_id, revision)
);
comment on column trigger_set.revision is 'The pilot''s version by which it came to stand.';
comment on column trigger_set.acknowledgements is 'Whose they were when it came to stand.';

insert into trigger_set (pilot_id, revision, hash, content, basis, stands_from, acknowledgements)
  select pilot.id, event.revision, trigger_set_hash,
         jsonb_build_object('start', terms #> '{plan,start}', 'end', terms #> '{plan,end}',
                            'reviewDates', terms #> '{plan,reviewDates}', 'statusUpdateEvery', terms #> '{plan,statusUpdateEvery}',
                            'metrics', terms -> 'metrics', 'triggers', terms -> 'triggers'),
         'AGREED', started_at, acknowledgements
  from pilot join event on event.subject = pilot.id and event.type = 'pilot.started';

create function trigger_set_is_written_once() returns trigger language plpgsql as $$
begin
  raise exception 'trigger sets are written once: % of that of % refused', lower(tg_op), old.pilot_id;
end $$;

create trigger trigger_set_written_once before update or delete on trigger_set
  for each row execute function trigger_set_is_written_once();

-- What was kept before was held to the narrower list, so there is nothing to look through.
alter table evaluation drop constraint evaluation_cause_check;
alter table evaluation add constraint evaluation_cause_check
  check (cause in ('RECORDED', 'IMPORTED', 'DISPUTED', 'RESOLVED', 'REINSTATED', 'NO_DATA', 'TRIGGERS_CHANGED')) not valid;
