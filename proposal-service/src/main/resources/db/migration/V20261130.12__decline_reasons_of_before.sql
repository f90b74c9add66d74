-- Proposals are read and written meanwhile.
alter table proposal validate constraint proposal_decline_reason_check;
