-- Whether a status update came after the last day of its period. What nobody could give in time is not late.
alter table status_update add column late boolean not null default false;

alter table status_update disable trigger status_update_written_once;
update status_update set late = true
from pilot
where pilot.id = pilot_id and to_day >= pilot.owed_from and (reported_at at time zone 'UTC')::date > to_day;
alter table status_update enable trigger status_update_written_once;
