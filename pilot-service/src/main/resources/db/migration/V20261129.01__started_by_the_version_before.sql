-- While a deployment goes on, replicas of the version before still start, revert and complete pilots, and know nothing of the days
-- and the trigger sets that are kept since V20261128. What they leave out is added by a job, which finds by this index the pilots
-- that were started and have no first day; most of the time there is none.
create index pilot_started_without_days on pilot (id) where started_at is not null and owed_from is null;

-- And what ceases to run has no days to come, whoever stops it; the constraint would refuse it otherwise.
create function pilot_days_end_with_it() returns trigger language plpgsql as $$
begin
  new.review_due_on := null;
  new.update_due_on := null;
  new.ends_on := null;
  new.overdue_on := null;
  new.tell_on := null;
  new.stopped_on := coalesce(new.stopped_on, (now() at time zone 'UTC')::date);
  return new;
end $$;
create trigger pilot_days_end_with_it before update of state on pilot for each row
  when (old.state in ('ACTIVE', 'PAUSED') and new.state not in ('ACTIVE', 'PAUSED'))
  execute function pilot_days_end_with_it();
