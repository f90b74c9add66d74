-- Everybody's pilots in a state, newest first, for those who audit. In the order of all pilots, one state that is rare would be waited for
-- through all the others.
create index pilot_by_state on pilot (state, id desc);
