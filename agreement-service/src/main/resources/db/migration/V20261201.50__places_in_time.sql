-- When the clock is set back, what gets its place meanwhile is later than the place before, and not at the same moment: whoever asks for what
-- was published after that moment is told of it.
create or replace function hr_record_gets_its_place() returns trigger language plpgsql as $$
declare
  at timestamptz := greatest(clock_timestamp(), (select max(published_at) from hr_place) + interval '1 microsecond');
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
comment on column hr_place.published_at is
  'When it got its place. What gets its place later has a later time, whatever the clock does; what gets it with others has theirs.';
