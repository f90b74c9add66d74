-- Finds the proposals on the table that ask for one decision at one of some levels. Few proposals are on the table at a time, and
-- each is written a few times only, so the index takes every write at once instead of keeping a list of pending ones to search.
create index proposal_by_right_on_the_table on proposal
  using gin ((content -> 'rights') jsonb_path_ops) with (fastupdate = off)
  where state in ('UNDER_REVIEW', 'COUNTERED');
