-- A context event names up to 1,000 people, whose pilots react to it in batches, each in a transaction of its own: what was heard of,
-- and how far it has got. The people are forgotten once all of their pilots have reacted; that it was heard of stays, so that it is
-- nothing new when the feed tells of it again.
create table context_event (
  id              uuid        primary key,
  kind            text        not null,
  occurred_on     date        not null,
  people          text[]      not null,
  heard_at        timestamptz not null,
  reacted_through uuid,
  done_at         timestamptz,
  constraint context_event_forgets_its_people check ((done_at is null) = (cardinality(people) > 0))
);
comment on column context_event.reacted_through is 'The last pilot, in the order of their ids, that was looked at.';
create index context_event_unfinished on context_event (heard_at, id) where done_at is null;
