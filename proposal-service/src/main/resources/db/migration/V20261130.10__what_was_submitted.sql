-- Where in the feed a proposal was submitted, however often its draft was edited before: what stands before that is not for everybody.
create index event_submitted on event (subject) where type = 'proposal.submitted';
