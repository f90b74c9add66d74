-- Notice of both: that for the later day stands behind the other's, and counts when that is taken back. The version of the service
-- before this one knows nothing of it: it can end such an agreement, and is refused what would lose the notice of one party.
alter table agreement
  add column later_terminated_on      date,
  add column later_terminated_at      timestamptz,
  add column later_terminated_by      text,
  add column later_termination_reason text,
  add column later_notice_given_at    timestamptz,
  add constraint agreement_whole_later_notice check (
    num_nulls(later_terminated_on, later_terminated_at, later_terminated_by, later_termination_reason, later_notice_given_at) in (0, 5)),
  add constraint agreement_later_notice_of_the_other check (
    later_terminated_at is null or state = 'ENDED'
    or (terminated_at is not null and terminated_at < later_terminated_at and terminated_by <> later_terminated_by));
