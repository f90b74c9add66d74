-- The days between a last day and an extension that came after it: nobody could give a status update for them.
alter table pilot add column gaps jsonb not null default '[]';
comment on column pilot.gaps is 'Days on which it had come to its end and was not extended yet; no status update is owed for a period that lies in them.';

-- An extension brings rights into force, too. Who asks for the kinds that there were before is still answered by this index.
drop index event_of_force;
create index event_of_force on event (subject, revision desc) include (type, time)
  where type in ('pilot.started', 'pilot.resumed', 'pilot.reinstated', 'pilot.extended', 'pilot.paused', 'pilot.reverted', 'pilot.completed');
