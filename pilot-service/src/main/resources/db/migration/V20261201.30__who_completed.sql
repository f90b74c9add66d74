-- Who held the review that completed a pilot, since its approver may be somebody else by now. What a replica of the release before completes while it
-- still runs has none.
alter table pilot add column completed_by text;
comment on column pilot.completed_by is 'Who held the review that completed it; the approver then.';
update pilot set completed_by =
  (select held_by from review where pilot_id = pilot.id and outcome in ('GRADUATE', 'STOP') order by id desc limit 1)
where state = 'COMPLETED';
