-- The checklist, delivery by delivery.
create table checklist_run (
  id            uuid        primary key,
  pilot_id      uuid        not null references pilot,
  delivery      text        not null,
  delivered_on  date        not null,
  items         jsonb       not null,
  complete      boolean     not null,
  reported_by   text        not null,
  reported_at   timestamptz not null,
  supersedes    uuid        references checklist_run,
  superseded_at timestamptz,
  constraint checklist_run_corrected_once unique (supersedes)
);
create index checklist_run_by_pilot on checklist_run (pilot_id, id desc);
-- One run stands for a delivery. It is also what the counts of a pilot read, without the rows.
create unique index checklist_run_current_once on checklist_run (pilot_id, delivery) include (delivered_on, complete)
  where superseded_at is null;

-- Of a run, the one thing that comes later is that another supersedes it.
create function checklist_run_is_written_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.superseded_at is null and new.superseded_at is not null
     and to_jsonb(old) - 'superseded_at' = to_jsonb(new) - 'superseded_at' then
    return new;
  end if;
  raise exception 'checklist runs are written once: % of % refused', lower(tg_op), old.id;
end $$;
create trigger checklist_run_written_once before update or delete on checklist_run
  for each row execute function checklist_run_is_written_once();
