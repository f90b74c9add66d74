-- A pilot that is extended claims more time, and stays where it was among those that wait. A replica of the version before takes each
-- claim to be a new one, as it always did.
alter table pilot_claim add column continues uuid;
comment on column pilot_claim.id is 'In the order of claiming: who was first comes first; unless it continues another.';
comment on column pilot_claim.continues is 'The claim of the same pilot that this one goes on from, and whose place it has. It need not be there any more.';
