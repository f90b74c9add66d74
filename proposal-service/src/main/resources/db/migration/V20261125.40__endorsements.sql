-- Support that somebody was asked for, and the content it is for, word for word.
create table endorsement (
  id              uuid        primary key,
  version         bigint      not null check (version > 0),
  head_hash       bytea,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  proposal_id     uuid        not null references proposal,
  author          text        not null,
  ally            text        not null,
  state           text        not null check (state in ('REQUESTED', 'GIVEN', 'DECLINED', 'CANCELLED', 'WITHDRAWN', 'SUPERSEDED')),
  revision_number int,
  content         jsonb       not null,
  renews          uuid        references endorsement,
  note            text,
  statement       text,
  reason          text,
  -- A draft that was asked about has no revision; what it said is kept here all the same.
  constraint endorsement_of_a_revision foreign key (proposal_id, revision_number) references proposal_revision,
  constraint endorsement_by_somebody_else check (author <> ally),
  constraint endorsement_statement_while_it_stands check (statement is null or state in ('GIVEN', 'SUPERSEDED')),
  constraint endorsement_reason_of_a_no check (reason is null or state = 'DECLINED')
);
-- One question at a time to one person, and one support that stands.
create unique index endorsement_asked_once on endorsement (proposal_id, ally) where state = 'REQUESTED';
create unique index endorsement_given_once on endorsement (proposal_id, ally) where state = 'GIVEN';

-- The lists: of a proposal, and of what I was asked; newest first.
create index endorsement_by_proposal on endorsement (proposal_id, id desc);
create index endorsement_by_ally on endorsement (ally, id desc);
create index endorsement_by_ally_and_state on endorsement (ally, state, id desc);

create function endorsement_keeps_what_was_asked() returns trigger language plpgsql as $$
begin
  raise exception 'what endorsement % is about is written once', old.id;
end $$;

create trigger endorsement_about_one_content before update on endorsement
  for each row when (
    (old.proposal_id, old.author, old.ally, old.revision_number, old.content, old.renews)
    is distinct from (new.proposal_id, new.author, new.ally, new.revision_number, new.content, new.renews))
  execute function endorsement_keeps_what_was_asked();
