-- What a trigger remembers of its series, so that a new value costs the same however many came before. It can always be made
-- again from the measurements, and is, when the past of the series changes or the rule it was counted by.
create table trigger_state (
  pilot_id      uuid  not null references pilot,
  trigger_key   text  not null,
  rule          text  not null,
  tally         jsonb not null,
  missing_since date,
  primary key (pilot_id, trigger_key)
);
comment on column trigger_state.rule is 'Operator, limit, row and sample that the tally was counted by.';
comment on column trigger_state.missing_since is 'The last day with data when it was last reported that data are missing.';

-- The first day on which it is worth looking whether a running pilot lacks data. It may be too early, never too late.
alter table pilot add column look_for_data_on date;
create index pilot_looks_for_data on pilot (look_for_data_on, id) where state = 'ACTIVE' and look_for_data_on is not null;
-- The rights came into force then: at the start, a resumption or a reinstatement.
alter table pilot add column running_since timestamptz;
update pilot set running_since = started_at where started_at is not null;
alter table pilot add constraint pilot_running_since check ((running_since is null) = (started_at is null));
