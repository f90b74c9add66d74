create table decision_type (
  id         uuid        primary key,
  version    bigint      not null check (version > 0),
  head_hash  bytea,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  slug       text        not null check (slug ~ '^[a-z0-9]+([.-][a-z0-9]+)*$' and length(slug) <= 100),
  title      text        not null,
  dimension  text        not null check (dimension in ('METHOD', 'TIMING', 'PRIORITY', 'RESOURCE', 'QUALITY')),
  usual_risk text        not null check (usual_risk in ('LOW', 'MEDIUM', 'HIGH')),
  ceiling    text        not null check (ceiling in ('TELL', 'SELL', 'CONSULT', 'AGREE', 'ADVISE', 'INQUIRE', 'DELEGATE')),
  constraint decision_type_slug_once unique (slug)
);

create table proposal (
  id              uuid        primary key,
  version         bigint      not null check (version > 0),
  head_hash       bytea,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  author          text        not null,
  approver        text        not null,
  state           text        not null check (state in ('DRAFT', 'UNDER_REVIEW', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')),
  content         jsonb       not null,
  revision_number int         not null check (revision_number >= 0),
  decline_reason  text,
  would_change    text,
  constraint proposal_two_people check (author <> approver),
  constraint proposal_decided_on_a_revision check (state not in ('UNDER_REVIEW', 'ACCEPTED', 'DECLINED') or revision_number > 0),
  constraint proposal_declined_with_a_reason check ((state = 'DECLINED') = (decline_reason is not null and would_change is not null))
);
-- The lists: what I wrote, what was put before me; newest first.
create index proposal_by_author on proposal (author, id desc);
create index proposal_by_approver on proposal (approver, id desc) where revision_number > 0;

create table proposal_revision (
  proposal_id  uuid        not null references proposal,
  number       int         not null check (number > 0),
  author       text        not null,
  submitted_at timestamptz not null,
  content      jsonb       not null,
  primary key (proposal_id, number)
);

create function revision_is_written_once() returns trigger language plpgsql as $$
begin
  raise exception 'revisions are written once: % of revision % of proposal % refused', lower(tg_op), old.number, old.proposal_id;
end $$;

create trigger revision_written_once before update or delete on proposal_revision
  for each row execute function revision_is_written_once();
