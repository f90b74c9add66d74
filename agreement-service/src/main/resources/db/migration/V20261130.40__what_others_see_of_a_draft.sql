-- A draft is the parties' alone, also once a version was offered: whoever else may see the agreement reads what that version says. The
-- database itself keeps it beside the draft, so that a list needs no other table, whichever version of the service writes.
alter table agreement add column offered_terms jsonb;
comment on column agreement.offered_terms is 'What the version offered last says, while it is off the table; null while a version is on it, and before any was.';

create function agreement_goes_off_the_table() returns trigger language plpgsql as $$
begin
  new.offered_terms := case when new.hash is null then
    (select terms from agreement_version where agreement_id = new.id and number = new.version_number) end;
  return new;
end $$;
create trigger agreement_off_the_table before update of hash on agreement
  for each row when (old.hash is distinct from new.hash) execute function agreement_goes_off_the_table();

update agreement set offered_terms = version.terms
from agreement_version version
where agreement.hash is null and version.agreement_id = agreement.id and version.number = agreement.version_number;

alter table agreement add constraint agreement_off_the_table_as_it_was_offered check (
  (offered_terms is not null) = (hash is null and version_number > 0));

-- Beside the index of what the agreements say themselves, for who finds them by a decision.
create index agreement_by_offered_decision on agreement using gin ((offered_terms -> 'rights') jsonb_path_ops)
  where offered_terms is not null;
