-- Whom the parties let look on. What stands in the pilot is what counts; the table is the way back, from a person to their pilots, newest first.
alter table pilot add column observers jsonb not null default '[]';
comment on column pilot.observers is 'Who may read it and nothing more: person, addedBy and addedAt of each.';

create table pilot_observer (
  person   text not null,
  pilot_id uuid not null references pilot,
  primary key (person, pilot_id)
);
create index pilot_observer_by_pilot on pilot_observer (pilot_id);

create function observers_are_found() returns trigger language plpgsql as $$
begin
  if jsonb_array_length(new.observers) > 20 then
    raise exception 'a pilot has at most 20 observers: % refused', new.id;
  end if;
  delete from pilot_observer where pilot_id = new.id;
  insert into pilot_observer (person, pilot_id) select observer ->> 'person', new.id from jsonb_array_elements(new.observers) as observer;
  if exists (select from pilot_observer where pilot_id = new.id and person in (new.author, new.approver)) then
    raise exception 'a party observes nothing: % refused', new.id;
  end if;
  return null;
end $$;
create trigger pilot_observers_are_found after update of observers, approver on pilot for each row
  when (new.observers is distinct from old.observers or (new.approver is distinct from old.approver and new.observers <> '[]'))
  execute function observers_are_found();
