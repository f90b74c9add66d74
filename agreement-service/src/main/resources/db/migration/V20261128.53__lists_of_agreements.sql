-- What lists look for. Who is awaited, and whether a review is due, follow from other columns; when an agreement ends is
-- reckoned in its time zone, so the service writes it down.
alter table agreement
  add column ends_at timestamptz,
  add column review_due boolean generated always as (
    jsonb_path_exists(review_points, '$[*] ? (@.standing == "DUE" || @.standing == "OVERDUE")')) stored,
  add column awaiting_employee boolean generated always as (
    (state = 'OFFERED' and employee_signed_at is null)
    or coalesce(amendment_state = 'OFFERED' and amendment_employee_signed_at is null, false)) stored,
  add column awaiting_approver boolean generated always as (
    (state = 'OFFERED' and approver_signed_at is null)
    or coalesce(amendment_state = 'OFFERED' and amendment_approver_signed_at is null, false)
    or jsonb_path_exists(review_points, '$[*] ? (@.standing == "DUE" || @.standing == "OVERDUE")')) stored;

comment on column agreement.ends_at is 'When it ends as things stand; null while it has no end.';
-- The service looks at whatever binds somebody once, and writes down when it ends.
update agreement set wake_at = now() where state in ('IN_FORCE', 'SUSPENDED');

create index agreement_awaiting_employee on agreement (employee, id desc) where awaiting_employee;
create index agreement_awaiting_approver on agreement (approver, id desc) where awaiting_approver;
create index agreement_review_due on agreement (id desc) where review_due;
create index agreement_ending on agreement (ends_at) where state in ('IN_FORCE', 'SUSPENDED');
create index agreement_by_decision on agreement using gin ((terms -> 'rights') jsonb_path_ops);
create index agreement_by_pilot on agreement (pilot_id);
