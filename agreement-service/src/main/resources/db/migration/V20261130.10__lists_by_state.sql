-- Everybody's agreements in a state, newest first, for HR and audit. In the order of all agreements, one state that is rare would be waited
-- for through all the others.
create index agreement_by_state on agreement (state, id desc);
