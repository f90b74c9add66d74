-- A reinstatement forgives what fell while the rights were gone, and nothing from before.
alter table pilot add column stops jsonb not null default '[]';
comment on column pilot.stops is 'Days from a reversion up to its reinstatement; no review and no status update is owed by a day that lies in them.';
comment on column pilot.owed_from is 'What falls before it is owed by nobody: the day of the start. (Of a pilot that was reinstated before it had stops, the day of that.)';

-- Whether a review was late is written down when it is held, as with status updates. (Statements of the release before have a "late" of
-- their own beside the columns of this table, which it must not be mistaken for.)
alter table review add column held_late boolean not null default false;
alter table review disable trigger review_written_once;
update review set held_late = true
where (held_at at time zone 'UTC')::date > review_date
  and review_date >= (
    select (time at time zone 'UTC')::date from event
    where subject = pilot_id and type in ('pilot.started', 'pilot.reinstated') and time <= held_at
    order by revision desc limit 1);
alter table review enable trigger review_written_once;
alter table review alter column held_late drop default;

-- A replica of the release before does not say it.
create function review_says_whether_it_was_late() returns trigger language plpgsql as $$
begin
  new.held_late := exists (
    select from pilot
    where id = new.pilot_id and new.review_date >= owed_from and (new.held_at at time zone 'UTC')::date > new.review_date
      and not exists (
        select from jsonb_to_recordset(stops) as stop ("from" date, "to" date) where new.review_date between stop."from" and stop."to"));
  return new;
end $$;
create trigger review_says_whether_it_was_late before insert on review for each row
  when (new.held_late is null) execute function review_says_whether_it_was_late();
