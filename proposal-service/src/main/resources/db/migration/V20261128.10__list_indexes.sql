-- One index for each way to list, so that a page costs the same however many proposals there are: what I wrote and what was put
-- before me by state, what is between two people, and, for auditors, everything that was ever submitted, also by state.
create index proposal_by_author_and_state on proposal (author, state, id desc);
create index proposal_by_approver_and_state on proposal (approver, state, id desc) where revision_number > 0;
create index proposal_by_both on proposal (author, approver, id desc);
create index proposal_submitted on proposal (id desc) where revision_number > 0;
create index proposal_submitted_by_state on proposal (state, id desc) where revision_number > 0;
-- What is late is found by its day. The index before, by proposal, was taken for what waits for one person as well, and then looked
-- at everything that waits for anybody.
create index proposal_by_answer_date on proposal (respond_by) where awaiting is not null;
drop index proposal_open;
