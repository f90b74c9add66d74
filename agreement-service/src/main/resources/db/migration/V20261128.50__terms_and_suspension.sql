-- Agreements straight from a proposal, suspension, and what the two have yet to review. The version
-- of the service before this one goes on writing: what it does not know of has a default.
alter table agreement
  drop constraint agreement_state_check,
  drop constraint agreement_terms_on_the_table,
  drop constraint agreement_in_force_when_both_signed,
  alter column pilot_id drop not null,
  alter column pilot_completed_at drop not null,
  add column proposal_id        uuid  generated always as ((terms -> 'source' ->> 'proposalId')::uuid) stored,
  add column basis              jsonb,
  add column suspended_at       timestamptz,
  add column suspended_by       text,
  add column suspension_reason  text,
  add column suspended_by_event uuid,
  add column review_points      jsonb not null default '[]';

comment on column agreement.version_number is 'Number of the version in force or, before that, of the one offered last; 0 while none was.';
comment on column agreement.hash is 'Hash of the version in force or on the table; null while a draft.';
comment on column agreement.basis is 'What it was drafted from, as it was then; null for what was drafted before this was kept.';

update agreement a set review_points = coalesce(
    (select jsonb_agg(jsonb_build_object('dueOn', day, 'cause', 'TERMS') order by day) from jsonb_array_elements(a.terms -> 'reviewPoints') as day), '[]')
  where state = 'IN_FORCE';

alter table agreement
  add constraint agreement_state_check check (state in ('DRAFT', 'OFFERED', 'IN_FORCE', 'SUSPENDED', 'ENDED', 'DISCARDED')),
  add constraint agreement_terms_on_the_table
    check ((state in ('OFFERED', 'IN_FORCE', 'SUSPENDED', 'ENDED')) = (hash is not null)),
  add constraint agreement_in_force_when_both_signed
    check ((state in ('IN_FORCE', 'SUSPENDED', 'ENDED')) = (employee_signed_at is not null and approver_signed_at is not null)),
  add constraint agreement_from_a_proposal check (proposal_id is not null),
  add constraint agreement_of_a_completed_pilot check ((pilot_id is null) = (pilot_completed_at is null)),
  add constraint agreement_suspended_for_a_reason check (
    (state = 'SUSPENDED') = (suspended_at is not null)
    and (suspended_at is null) = (suspended_by is null) and (suspended_at is null) = (suspension_reason is null)
    and (suspended_by_event is null or suspended_at is not null));

create unique index agreement_one_live_per_proposal on agreement (proposal_id)
  where pilot_id is null and state not in ('DISCARDED', 'ENDED');
-- What was drafted from a proposal, or from its pilots.
create index agreement_by_proposal on agreement (proposal_id);
-- What a context event may touch.
create index agreement_binding_employee on agreement (employee, id) where state in ('IN_FORCE', 'SUSPENDED');
