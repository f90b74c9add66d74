-- The next version beside the one in force, notice, waiting for signatures, and what time brings about.
alter table agreement
  add column offered_at                   timestamptz,
  add column sign_by                      timestamptz,
  add column remind_at                    timestamptz,
  add column reminders_told               int         not null default 0,
  add column amendment_state              text        check (amendment_state in ('DRAFT', 'OFFERED', 'SIGNED')),
  add column amendment_kind               text        check (amendment_kind in ('CHANGE', 'RENEWAL')),
  add column amendment_reason             text,
  add column amendment_opened_by          text,
  add column amendment_opened_at          timestamptz,
  add column amendment_terms              jsonb,
  add column amendment_number             int         check (amendment_number >= 0),
  add column amendment_hash               text,
  add column amendment_employee_signed_at timestamptz,
  add column amendment_approver_signed_at timestamptz,
  add column amendment_offered_at         timestamptz,
  add column amendment_sign_by            timestamptz,
  add column amendment_remind_at          timestamptz,
  add column amendment_reminders_told     int,
  add column terminated_on                date,
  add column terminated_at                timestamptz,
  add column terminated_by                text,
  add column termination_reason           text,
  add column notice_given_at              timestamptz,
  add column ended_at                     timestamptz,
  add column end_cause                    text        check (end_cause in ('EXPIRED', 'TERMINATED')),
  add column wake_at                      timestamptz;

comment on column agreement.sign_by is 'When the offer expires; null unless it waits for signatures.';
comment on column agreement.wake_at is 'The next moment at which time alone changes something; null when nothing will.';

-- What was offered before offers expired has its days from now on; and whatever is in force is looked at once.
update agreement set offered_at = now(), sign_by = now() + interval '30 days', wake_at = now() + interval '30 days' where state = 'OFFERED';
update agreement set wake_at = now() where state = 'IN_FORCE';

alter table agreement
  add constraint agreement_waits_only_when_offered check (
    state = 'OFFERED' or (sign_by is null and remind_at is null)),
  add constraint agreement_amended_only_when_binding check (
    amendment_state is null or state in ('IN_FORCE', 'SUSPENDED')),
  add constraint agreement_whole_amendment check (
    num_nulls(amendment_state, amendment_kind, amendment_reason, amendment_opened_by, amendment_opened_at,
              amendment_terms, amendment_number, amendment_reminders_told) in (0, 8)),
  add constraint agreement_amendment_on_the_table check (
    (coalesce(amendment_state, 'DRAFT') in ('OFFERED', 'SIGNED')) = (amendment_hash is not null)
    and (amendment_hash is null or amendment_number > version_number)),
  add constraint agreement_amendment_agreed_when_both_signed check (
    (coalesce(amendment_state, 'DRAFT') = 'SIGNED') = (amendment_employee_signed_at is not null and amendment_approver_signed_at is not null)
    and (amendment_hash is not null or (amendment_employee_signed_at is null and amendment_approver_signed_at is null))),
  add constraint agreement_amendment_waits_only_when_offered check (
    coalesce(amendment_state, 'DRAFT') = 'OFFERED' or (amendment_sign_by is null and amendment_remind_at is null)),
  add constraint agreement_whole_notice check (
    num_nulls(terminated_on, terminated_at, terminated_by, termination_reason, notice_given_at) in (0, 5)),
  add constraint agreement_notice_only_when_binding check (
    terminated_at is null or state in ('IN_FORCE', 'SUSPENDED', 'ENDED')),
  add constraint agreement_ended_for_a_cause check (
    (ended_at is null) = (end_cause is null) and (ended_at is null or state = 'ENDED'));

-- What time has brought something about for.
create index agreement_waking on agreement (wake_at) where wake_at is not null;
