-- What was decided under a pilot, by whom, and what the other party says to it.
create table decision_entry (
  id           uuid        primary key,
  pilot_id     uuid        not null references pilot,
  kind         text        not null check (kind in ('TAKEN', 'OVERRIDE', 'LATE_APPROVAL')),
  decision     text        not null,
  occurred_on  date        not null,
  needed_by    date        check (needed_by < occurred_on),
  what         text        not null,
  amount       numeric     check (amount >= 0),
  currency     text,
  amount_check text        not null check (amount_check in ('NO_LIMIT', 'WITHIN_LIMIT', 'BEYOND_LIMIT', 'NOT_COMPARABLE')),
  in_force     boolean,
  recorded_by  text        not null,
  recorded_at  timestamptz not null,
  agrees       boolean,
  note         text,
  answered_by  text,
  answered_at  timestamptz,
  constraint decision_late_by_days check ((kind = 'LATE_APPROVAL') = (needed_by is not null)),
  constraint decision_in_force_or_not check ((kind = 'TAKEN') = (in_force is not null)),
  constraint decision_amount_in_a_currency check ((amount is null) = (currency is null)),
  constraint decision_answered_by_the_other check (answered_by <> recorded_by),
  constraint decision_answered_whole check (
    (answered_by is null) = (agrees is null) and (answered_by is null) = (answered_at is null) and (answered_by is not null or note is null))
);
create index decision_entry_by_pilot on decision_entry (pilot_id, id desc);

-- Of an entry, the one thing that comes later is the answer, once.
create function decision_entry_is_written_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.answered_by is null and new.answered_by is not null
     and to_jsonb(old) - '{agrees,note,answered_by,answered_at}'::text[]
       = to_jsonb(new) - '{agrees,note,answered_by,answered_at}'::text[] then
    return new;
  end if;
  raise exception 'decisions are written once: % of % refused', lower(tg_op), old.id;
end $$;
create trigger decision_entry_written_once before update or delete on decision_entry
  for each row execute function decision_entry_is_written_once();

-- When the rights of a pilot were in force, by its history; few events of a pilot, however much was measured.
create index event_of_force on event (subject, revision desc) include (type, time)
  where type in ('pilot.started', 'pilot.resumed', 'pilot.reinstated', 'pilot.paused', 'pilot.reverted', 'pilot.completed');
