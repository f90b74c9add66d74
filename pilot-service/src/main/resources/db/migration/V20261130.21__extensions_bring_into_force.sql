-- An extension brings rights into force, too. Who asks for the kinds that there were before is still answered by this index. It is made before
-- the one it replaces goes, and apart from the column: readers wait for neither.
create index event_into_force on event (subject, revision desc) include (type, time)
  where type in ('pilot.started', 'pilot.resumed', 'pilot.reinstated', 'pilot.extended', 'pilot.paused', 'pilot.reverted', 'pilot.completed');
drop index event_of_force;
