-- From which day on whoever owes an answer is to be reminded of it; taken away when that was told. What waits already is reminded of, too, where
-- that day is still to come.
alter table proposal add column remind_on date;
update proposal set remind_on = respond_by - 2 where awaiting is not null and respond_by - 2 > current_date;
create index proposal_to_remind on proposal (remind_on) where remind_on is not null;
