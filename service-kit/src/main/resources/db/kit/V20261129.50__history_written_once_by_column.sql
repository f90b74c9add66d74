-- That an update gives an event its position and nothing else was found out by comparing the whole event as JSON, for each event there is.
-- Which columns an update names costs nothing to know.
create or replace function event_is_written_once() returns trigger language plpgsql as $$
begin
  raise exception 'history is written once: % of event % refused', lower(tg_op), old.id;
end $$;

drop trigger event_written_once on event;
create trigger event_written_once
  before delete or update of id, subject, subject_type, revision, type, time, actor, data, salt, content_digest, previous_hash, hash
  on event for each row execute function event_is_written_once();
create trigger event_positioned_once before update of position on event
  for each row when (old.position is not null or new.position is null) execute function event_is_written_once();
