-- What the days bring for a pilot, beside what it is, so that lists and the job that tells of days find it by an index.
alter table pilot
  add column owed_from           date,
  add column stopped_on          date,
  add column reviewed_through    date,
  add column next_update         int not null default 1 check (next_update > 0),
  add column review_due_on       date,
  add column update_due_on       date,
  add column ends_on             date,
  add column overdue_on          date,
  add column author_awaited_on   date,
  add column approver_awaited_on date,
  add column told_through        date,
  add column tell_on             date;
comment on column pilot.owed_from is 'What falls before it is owed by nobody: the day of the start, or of the last reinstatement.';
comment on column pilot.stopped_on is 'The day on which it ceased to run, by a reversion or its completion.';
comment on column pilot.reviewed_through is 'The last planned review date that a review stands for.';
comment on column pilot.next_update is 'The first period that is owed and has no status update.';
comment on column pilot.overdue_on is 'The first day on which something is late.';
comment on column pilot.told_through is 'What was due by the end of that day has been told.';
comment on column pilot.tell_on is 'The first day on which something may have to be told. It may be too early, never too late.';

-- Those that run already are looked at by the first run of the job, which fills in the rest; nothing of the past is told.
update pilot set
  owed_from        = (started_at at time zone 'UTC')::date,
  stopped_on       = case when state not in ('ACTIVE', 'PAUSED') then (coalesce(completed_at, updated_at) at time zone 'UTC')::date end,
  told_through     = (now() at time zone 'UTC')::date - 1,
  reviewed_through = (select max(review_date) from review where review.pilot_id = pilot.id),
  tell_on          = case when state in ('ACTIVE', 'PAUSED') then (now() at time zone 'UTC')::date end
where started_at is not null;
update pilot set
  author_awaited_on = (now() at time zone 'UTC')::date,
  approver_awaited_on = (now() at time zone 'UTC')::date
where state = 'PLANNED';

alter table pilot add constraint pilot_days_only_while_it_runs check (
  state in ('ACTIVE', 'PAUSED')
  or (review_due_on is null and update_due_on is null and ends_on is null and overdue_on is null and tell_on is null));

-- What is to be told, and what a person's lists ask for: what waits for them, what is late, which decision it is about.
create index pilot_to_tell on pilot (tell_on, id) where tell_on is not null;
create index pilot_by_awaited_author on pilot (author, id desc) where author_awaited_on is not null;
create index pilot_by_awaited_approver on pilot (approver, id desc) where approver_awaited_on is not null;
create index pilot_late_by_author on pilot (author, id desc) where overdue_on is not null;
create index pilot_late_by_approver on pilot (approver, id desc) where overdue_on is not null;
create index pilot_by_decision on pilot using gin ((terms -> 'rights') jsonb_path_ops);
