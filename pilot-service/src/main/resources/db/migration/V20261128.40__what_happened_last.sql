-- What a dashboard tells of a pilot's history: all but the values that were recorded, which its series shows anyway. However many
-- values lie between two of these events, the newest of them are one short range of this index.
create index event_worth_telling on event (subject, revision desc)
  where type not in ('pilot.measured', 'pilot.measurements-recorded') or data -> 'supersedes' is not null;
