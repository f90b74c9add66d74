-- What HR says has happened around people.
create table context_event (
  id          uuid        primary key,
  version     bigint      not null check (version > 0),
  head_hash   bytea,
  created_at  timestamptz not null,
  updated_at  timestamptz not null,
  kind        text        not null check (kind in ('RECENT_MISTAKE', 'NEW_MANAGER', 'HIGH_STAKES_PROJECT', 'REORGANISATION',
                'TIGHT_DEADLINE', 'AUDIT', 'STAFF_OR_BUDGET_CUT', 'MIXED_PRIORITIES', 'PUBLIC_CRITICISM')),
  people      jsonb       not null check (jsonb_typeof(people) = 'array' and jsonb_array_length(people) between 1 and 1000),
  occurred_on date        not null,
  note        text,
  recorded_by text        not null
);
create index context_event_of_kind on context_event (kind, id desc);

-- What comes of it for each agreement in force or suspended of those people: planned when it is recorded, and marked in the
-- transaction in which the agreement reacts. So a run that breaks off goes on where it stood, and nothing reacts twice.
create table context_event_effect (
  context_event_id uuid        not null references context_event,
  agreement_id     uuid        not null references agreement,
  employee         text        not null,
  approver         text        not null,
  outcome          text        not null check (outcome in ('REVIEW', 'SUSPEND', 'NOTHING')),
  due_on           date,
  reason           text        check (reason in ('NO_CLAUSE', 'ENDED')),
  applied_at       timestamptz,
  primary key (context_event_id, agreement_id),
  constraint context_event_effect_review_has_a_day check ((outcome = 'REVIEW') = (due_on is not null)),
  constraint context_event_effect_nothing_has_a_reason check ((outcome = 'NOTHING') = (reason is not null))
);
create index context_event_effect_waiting on context_event_effect (context_event_id, employee, agreement_id) where applied_at is null;
create index context_event_effect_of_agreement on context_event_effect (agreement_id);
