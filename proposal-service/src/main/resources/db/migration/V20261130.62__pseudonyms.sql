-- What is written once stays so, but for whom it names, and that only while a person is forgotten.
create or replace function revision_is_written_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('latitude.pseudonymising', true) = 'on'
     and to_jsonb(new) - '{author,content,attachments}'::text[] = to_jsonb(old) - '{author,content,attachments}'::text[] then
    return new;
  end if;
  raise exception 'revisions are written once: % of revision % of proposal % refused', lower(tg_op), old.number, old.proposal_id;
end $$;

create or replace function endorsement_keeps_what_was_asked() returns trigger language plpgsql as $$
begin
  if current_setting('latitude.pseudonymising', true) = 'on'
     and to_jsonb(new) - '{author,ally,content}'::text[] = to_jsonb(old) - '{author,ally,content}'::text[] then
    return new;
  end if;
  raise exception 'what endorsement % is about is written once', old.id;
end $$;
