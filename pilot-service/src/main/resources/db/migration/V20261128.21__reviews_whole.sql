-- A review decides more than going on, graduating and stopping, and keeps what it looked at and what came of it.
alter table review drop constraint review_outcome_check;
alter table review add constraint review_outcome_check
  check (outcome in ('CONTINUE', 'ADJUST', 'EXTEND', 'PAUSE', 'REVERT', 'GRADUATE', 'STOP')) not valid;
alter table review add column details jsonb not null default '{"targets": []}';

-- Some of the rights can graduate, or up to a lower level.
alter table pilot add column graduated_rights jsonb;
comment on column pilot.graduated_rights is 'What graduated, when it was not everything on trial.';
alter table pilot drop constraint pilot_result_check;
alter table pilot add constraint pilot_result_check check (result in ('GRADUATED', 'PARTIALLY_GRADUATED', 'STOPPED')) not valid;
alter table pilot add constraint pilot_graduated_in_part
  check ((result is not distinct from 'PARTIALLY_GRADUATED') = (graduated_rights is not null)) not valid;

-- The approver may grant more time.
alter table trigger_set drop constraint trigger_set_basis_check;
alter table trigger_set add constraint trigger_set_basis_check check (basis in ('AGREED', 'EXTENDED'));
