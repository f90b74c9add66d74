-- What is written once stays so, but for who it names, and that only while a person is forgotten.

-- Status updates and reviews; evaluations and reactions to context events, which it looks after too, name nobody.
create or replace function record_is_written_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('latitude.pseudonymising', true) = 'on'
     and to_jsonb(new) - '{reported_by,held_by}'::text[] = to_jsonb(old) - '{reported_by,held_by}'::text[] then
    return new;
  end if;
  raise exception '% is written once: % of % refused', tg_table_name, lower(tg_op), old.id;
end $$;

create or replace function trigger_set_is_written_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('latitude.pseudonymising', true) = 'on'
     and to_jsonb(new) - 'acknowledgements' = to_jsonb(old) - 'acknowledgements' then
    return new;
  end if;
  raise exception 'trigger sets are written once: % of that of % refused', lower(tg_op), old.pilot_id;
end $$;

create or replace function measurement_is_written_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('latitude.pseudonymising', true) = 'on'
     and to_jsonb(new) - '{recorded_by,disputes}'::text[] = to_jsonb(old) - '{recorded_by,disputes}'::text[] then
    return new;
  end if;
  if tg_op = 'UPDATE' and (old.superseded_at is null or new.superseded_at = old.superseded_at)
     and (old.superseded_at is null or (new.standing, new.counts_since, new.disputes) = (old.standing, old.counts_since, old.disputes))
     and new.counts_since >= old.counts_since
     and to_jsonb(old) - '{superseded_at,standing,counts_since,disputes}'::text[]
       = to_jsonb(new) - '{superseded_at,standing,counts_since,disputes}'::text[] then
    return new;
  end if;
  raise exception 'measurements are written once: % of % refused', lower(tg_op), old.id;
end $$;

create or replace function checklist_run_is_written_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('latitude.pseudonymising', true) = 'on'
     and to_jsonb(new) - 'reported_by' = to_jsonb(old) - 'reported_by' then
    return new;
  end if;
  if tg_op = 'UPDATE' and old.superseded_at is null and new.superseded_at is not null
     and to_jsonb(old) - 'superseded_at' = to_jsonb(new) - 'superseded_at' then
    return new;
  end if;
  raise exception 'checklist runs are written once: % of % refused', lower(tg_op), old.id;
end $$;

create or replace function decision_entry_is_written_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('latitude.pseudonymising', true) = 'on'
     and to_jsonb(new) - '{recorded_by,answered_by}'::text[] = to_jsonb(old) - '{recorded_by,answered_by}'::text[] then
    return new;
  end if;
  if tg_op = 'UPDATE' and old.answered_by is null and new.answered_by is not null
     and to_jsonb(old) - '{agrees,note,answered_by,answered_at}'::text[]
       = to_jsonb(new) - '{agrees,note,answered_by,answered_at}'::text[] then
    return new;
  end if;
  raise exception 'decisions are written once: % of % refused', lower(tg_op), old.id;
end $$;
