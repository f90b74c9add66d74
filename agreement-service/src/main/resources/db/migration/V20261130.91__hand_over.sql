-- Who approves an agreement may become somebody else, and HR reads again what it holds of it. Of what both have not signed HR has no
-- record, and gets none by this.
create or replace function concerns_hr(type text) returns boolean immutable parallel safe language sql
  return type in ('agreement.entered-into-force', 'agreement.amended', 'agreement.superseded', 'agreement.suspended',
                  'agreement.reinstated', 'agreement.notice-given', 'agreement.notice-withdrawn', 'agreement.terminated',
                  'agreement.expired', 'agreement.handed-over', 'agreement.person-pseudonymised');

create or replace function hr_record_changes() returns trigger language plpgsql as $$
begin
  if new.type in ('agreement.handed-over', 'agreement.person-pseudonymised')
     and not exists (select from hr_record where agreement_id = new.subject) then
    return null;
  end if;
  insert into hr_record (agreement_id, revision, modified_at, waiting_since) values (new.subject, new.revision, new.time, new.time)
  on conflict (agreement_id) do update
    set revision = excluded.revision, modified_at = excluded.modified_at,
        waiting_since = coalesce(hr_record.waiting_since, excluded.waiting_since);
  return null;
end $$;

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
    and (type not in ('agreement.handed-over', 'agreement.person-pseudonymised')
         or exists (select from hr_record where agreement_id = subject))
  group by subject
  on conflict (agreement_id) do update set position = excluded.position, published_at = excluded.published_at;
  return null;
end $$;
