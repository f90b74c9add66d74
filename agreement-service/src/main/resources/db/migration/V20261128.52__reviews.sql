-- Reviews that were held.
alter table agreement add column reviews_held int not null default 0 check (reviews_held >= 0);

create table agreement_review (
  agreement_id          uuid        not null references agreement,
  number                int         not null check (number > 0),
  version_number        int         not null,
  held_by               text        not null,
  held_at               timestamptz not null,
  outcome               text        not null check (outcome in ('CONTINUE', 'RENEW', 'AMEND', 'EXPAND', 'END')),
  note                  text        not null,
  points                jsonb       not null,
  follow_up_proposal_id uuid,
  primary key (agreement_id, number),
  foreign key (agreement_id, version_number) references agreement_version (agreement_id, number),
  constraint agreement_review_expands_into_a_proposal check ((outcome = 'EXPAND') = (follow_up_proposal_id is not null))
);

create trigger review_written_once before update or delete on agreement_review
  for each row execute function agreement_is_written_once();
