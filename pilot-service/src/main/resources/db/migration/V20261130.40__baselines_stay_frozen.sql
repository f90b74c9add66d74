-- Baselines are frozen at the start: limits in percent count from them, and no command changes them afterwards. Only what would write the
-- column is looked at.
create function frozen_baselines_are_written_once() returns trigger language plpgsql as $$
begin
  raise exception 'frozen baselines are written once: % of those of % refused', lower(tg_op), old.id;
end $$;
create trigger pilot_baselines_stay_frozen before update of frozen_baselines on pilot for each row
  when (old.frozen_baselines is not null and new.frozen_baselines is distinct from old.frozen_baselines)
  execute function frozen_baselines_are_written_once();
