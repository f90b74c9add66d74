-- How often the end of an agreement has been told beforehand. Those that end within days and were never told of are told once, soon.
alter table agreement add column end_reminders_told integer not null default 0 check (end_reminders_told >= 0);

update agreement set wake_at = least(wake_at, greatest(now(), ends_at - interval '30 days'))
  where state in ('IN_FORCE', 'SUSPENDED') and ends_at is not null;
