-- Counter-offers: who owes an answer, and by when.
alter table proposal
  drop constraint proposal_state_check,
  drop constraint proposal_decided_on_a_revision,
  add column awaiting         text,
  add column respond_by       date,
  add column overdue_reported boolean not null default false;

update proposal set awaiting = approver, respond_by = (content ->> 'respondBy')::date where state = 'UNDER_REVIEW';

alter table proposal
  add constraint proposal_state check (state in ('DRAFT', 'UNDER_REVIEW', 'COUNTERED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')),
  add constraint proposal_decided_on_a_revision check (state not in ('UNDER_REVIEW', 'COUNTERED', 'ACCEPTED', 'DECLINED') or revision_number > 0),
  add constraint proposal_awaits_the_side_that_was_asked check (
    awaiting is not distinct from (case state when 'UNDER_REVIEW' then approver when 'COUNTERED' then author end)),
  add constraint proposal_answer_owed_by_a_day check ((respond_by is null) = (awaiting is null));

-- What somebody owes an answer to; and what is late and was not told yet.
create index proposal_by_awaiting on proposal (awaiting, id desc) where awaiting is not null;
create index proposal_open on proposal (id desc) where awaiting is not null;
create index proposal_overdue on proposal (respond_by) where awaiting is not null and not overdue_reported;

-- Which decisions a proposal asks for, for lists by decision.
create table proposal_decision (
  proposal_id uuid not null references proposal,
  decision    text not null,
  primary key (decision, proposal_id)
);
create index proposal_decision_by_proposal on proposal_decision (proposal_id);
insert into proposal_decision (proposal_id, decision)
  select distinct p.id, r ->> 'decision' from proposal p, jsonb_array_elements(p.content -> 'rights') r;
