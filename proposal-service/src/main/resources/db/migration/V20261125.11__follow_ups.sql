-- Proposals that build on earlier ones; the chain is walked in both directions.
alter table proposal
  add column follows uuid references proposal,
  add constraint proposal_follows_another check (follows <> id);
create index proposal_by_follows on proposal (follows) where follows is not null;
