-- The days between a last day and an extension that came after it: nobody could give a status update for them.
alter table pilot add column gaps jsonb not null default '[]';
comment on column pilot.gaps is 'Days on which it had come to its end and was not extended yet; no status update is owed for a period that lies in them.';
