-- The cursor and the events set aside move into the tables that every service has. The old names stay as views, so that a
-- replica of the version before, which runs beside the new ones during an upgrade, locks and moves the same cursor: an event is
-- still applied once.
insert into followed_feed (feed, cursor, as_of) select 'pilot-events', cursor, as_of from pilot_feed;
drop table pilot_feed;
create view pilot_feed as select cursor, as_of from followed_feed where feed = 'pilot-events';

insert into followed_event_set_aside (feed, event_id, sequence, type, subject, reason, set_aside_at)
select 'pilot-events', event_id, sequence, type, pilot_id, reason, set_aside_at from pilot_event_set_aside;
drop table pilot_event_set_aside;
create view pilot_event_set_aside as
select feed, event_id, sequence, type, subject as pilot_id, reason, set_aside_at
from followed_event_set_aside where feed = 'pilot-events';
alter view pilot_event_set_aside alter column feed set default 'pilot-events';
