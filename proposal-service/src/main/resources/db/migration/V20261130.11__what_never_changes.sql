-- The list of reasons is closed, and a slug is the name that everything else knows a decision by. What was kept before is looked through by the
-- next migration, so that writers wait for nothing but this.
alter table proposal add constraint proposal_decline_reason_check check (decline_reason in (
  'RISK_TOO_HIGH', 'EVIDENCE_TOO_THIN', 'NOT_MINE_TO_GRANT', 'POLICY_FORBIDS', 'SKILL_TO_BE_BUILT', 'NO_CAPACITY_TO_SUPPORT', 'WRONG_TIME',
  'OFFER_TOO_NARROW')) not valid;

create function decision_type_keeps_its_slug() returns trigger language plpgsql as $$
begin
  raise exception 'the slug of decision type % never changes', old.slug;
end $$;

create trigger decision_type_named_once before update of slug on decision_type
  for each row when (old.slug is distinct from new.slug) execute function decision_type_keeps_its_slug();
