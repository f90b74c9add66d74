-- What pilots did about context events: each pilot reacts to an event once, also when the feed tells of it twice.
create table context_reaction (
  id               uuid        primary key,
  pilot_id         uuid        not null references pilot,
  context_event_id uuid        not null,
  event            text        not null,
  occurred_on      date        not null,
  reaction         text        not null check (reaction in ('REVIEW', 'SUSPEND')),
  review_by        date,
  noted_at         timestamptz not null,
  constraint context_reaction_once unique (pilot_id, context_event_id),
  constraint context_reaction_review_by check ((reaction = 'REVIEW') = (review_by is not null))
);
create index context_reaction_by_pilot on context_reaction (pilot_id, id desc);
create trigger context_reaction_written_once before update or delete on context_reaction
  for each row execute function record_is_written_once();

-- Reviews owed because of context events, beside the planned ones.
alter table pilot add column extra_reviews jsonb not null default '[]';

-- A context event names people, and concerns their live pilots.
create index pilot_live_by_author on pilot (author, id) where state in ('PLANNED', 'ACTIVE', 'PAUSED');
