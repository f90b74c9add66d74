-- When a person is forgotten a pseudonym takes the place of their id, in what is written once as well: while that is done, only in the
-- columns that name persons, and nothing else of the row.

-- The words of a version are then not those any more that were hashed and signed. Their hash stays; beside it stands that of the words as
-- they are now, so that the database goes on holding words and hash together. The history tells the same hash.
alter table agreement_version
  add column rewritten_hash text,
  drop constraint agreement_version_hash_is_true,
  add constraint agreement_version_hash_is_true
    check (coalesce(rewritten_hash, hash) = encode(sha256(convert_to(canonical, 'UTF8')), 'hex'));
comment on column agreement_version.rewritten_hash is
  'Hash of the canonical text since a pseudonym stands in it; null while it is the text that was offered.';

create function agreement_version_is_hashed_anew() returns trigger language plpgsql as $$
begin
  new.rewritten_hash := nullif(encode(sha256(convert_to(new.canonical, 'UTF8')), 'hex'), new.hash);
  return new;
end $$;
create trigger version_hashed_anew before update of canonical on agreement_version
  for each row when (old.canonical is distinct from new.canonical) execute function agreement_version_is_hashed_anew();

create or replace function agreement_is_written_once() returns trigger language plpgsql as $$
declare
  persons constant text[] := case tg_table_name
    when 'agreement_version' then array['terms', 'canonical', 'rewritten_hash', 'offered_by']
    when 'agreement_signature' then array['person']
    when 'agreement_review' then array['held_by']
    when 'hr_acknowledgement' then array['acknowledged_by'] end;
begin
  if tg_op = 'UPDATE' and current_setting('latitude.pseudonymising', true) = 'on'
     and to_jsonb(new) - persons = to_jsonb(old) - persons then
    return new;
  end if;
  raise exception '% is written once: % refused', tg_table_name, lower(tg_op);
end $$;

create or replace function decision_right_only_closes() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('latitude.pseudonymising', true) = 'on'
     and to_jsonb(old) - '{person,manager,boundaries}'::text[] = to_jsonb(new) - '{person,manager,boundaries}'::text[] then
    return new;
  end if;
  if tg_op = 'UPDATE' and upper_inf(old.recorded) and not upper_inf(new.recorded)
     and lower(new.recorded) = lower(old.recorded)
     and to_jsonb(old) - 'recorded' = to_jsonb(new) - 'recorded' then
    return new;
  end if;
  raise exception 'what the register once said stays: % of right % refused', lower(tg_op), old.id;
end $$;

-- HR reads again what it holds of an agreement. What both have not signed, HR has no record of, and gets none by this.
create or replace function concerns_hr(type text) returns boolean immutable parallel safe language sql
  return type in ('agreement.entered-into-force', 'agreement.amended', 'agreement.superseded', 'agreement.suspended',
                  'agreement.reinstated', 'agreement.notice-given', 'agreement.notice-withdrawn', 'agreement.terminated',
                  'agreement.expired', 'agreement.person-pseudonymised');

create or replace function hr_record_changes() returns trigger language plpgsql as $$
begin
  if new.type = 'agreement.person-pseudonymised' and not exists (select from hr_record where agreement_id = new.subject) then
    return null;
  end if;
  insert into hr_record (agreement_id, revision, modified_at, waiting_since) values (new.subject, new.revision, new.time, new.time)
  on conflict (agreement_id) do update
    set revision = excluded.revision, modified_at = excluded.modified_at,
        waiting_since = coalesce(hr_record.waiting_since, excluded.waiting_since);
  return null;
end $$;

-- An event into which a pseudonym is put keeps the place that it has.
create or replace function hr_record_gets_its_place() returns trigger language plpgsql as $$
declare
  at timestamptz := greatest(clock_timestamp(), (select max(published_at) from hr_place));
begin
  if current_setting('latitude.pseudonymising', true) = 'on' then
    return null;
  end if;
  insert into hr_place (agreement_id, position, published_at)
  select subject, max(position), at from placed
  where concerns_hr(type)
    and (type <> 'agreement.person-pseudonymised' or exists (select from hr_record where agreement_id = subject))
  group by subject
  on conflict (agreement_id) do update set position = excluded.position, published_at = excluded.published_at;
  return null;
end $$;

-- What a person may read of context events that name them, or that they reported. There are few, so the indexes cost next to nothing.
create index context_event_of_person on context_event using gin (people jsonb_path_ops);
create index context_event_by_reporter on context_event (recorded_by, id desc);
