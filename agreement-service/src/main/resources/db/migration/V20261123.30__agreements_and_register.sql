-- For the register: lets a GiST constraint compare plain columns with '='. It is a trusted extension:
-- the owner of the database may create it.
create extension if not exists btree_gist;

create table agreement (
  id                 uuid        primary key,
  version            bigint      not null check (version > 0),
  head_hash          bytea,
  created_at         timestamptz not null,
  updated_at         timestamptz not null,
  employee           text        not null,
  approver           text        not null,
  state              text        not null check (state in ('DRAFT', 'OFFERED', 'IN_FORCE', 'ENDED', 'DISCARDED')),
  pilot_id           uuid        not null,
  pilot_completed_at timestamptz not null,
  terms              jsonb       not null,
  version_number     int         not null check (version_number >= 0),
  hash               text,
  employee_signed_at timestamptz,
  approver_signed_at timestamptz,
  constraint agreement_two_people check (employee <> approver),
  constraint agreement_terms_on_the_table check ((state in ('OFFERED', 'IN_FORCE', 'ENDED')) = (hash is not null)),
  constraint agreement_offered_as_a_version check (hash is null or version_number > 0),
  constraint agreement_signed_only_when_offered check (hash is not null or (employee_signed_at is null and approver_signed_at is null)),
  constraint agreement_in_force_when_both_signed
    check ((state in ('IN_FORCE', 'ENDED')) = (employee_signed_at is not null and approver_signed_at is not null))
);
comment on column agreement.version is 'Number of events so far; the ETag.';
comment on column agreement.version_number is 'Number of the version that was offered last; 0 while none was.';
comment on column agreement.hash is 'Hash of the version on the table; null while a draft.';
-- The lists: what I am a party of; newest first.
create index agreement_by_employee on agreement (employee, id desc);
create index agreement_by_approver on agreement (approver, id desc);
create unique index agreement_one_live_per_pilot on agreement (pilot_id) where state not in ('DISCARDED', 'ENDED');

-- What was offered, word for word. The database itself holds the three forms of it together: the
-- canonical text is that of the terms, and the hash is that of the canonical text.
create table agreement_version (
  agreement_id uuid        not null references agreement,
  number       int         not null check (number > 0),
  terms        jsonb       not null,
  canonical    text        not null,
  hash         text        not null,
  offered_by   text        not null,
  offered_at   timestamptz not null,
  primary key (agreement_id, number),
  constraint agreement_version_hash unique (agreement_id, number, hash),
  constraint agreement_version_hash_is_true check (hash = encode(sha256(convert_to(canonical, 'UTF8')), 'hex')),
  constraint agreement_version_text_is_true
    check (canonical::jsonb = jsonb_build_object('agreementId', agreement_id, 'version', number, 'terms', terms))
);

-- The composite reference: what is signed is that version with that hash, and nothing else.
create table agreement_signature (
  agreement_id   uuid        not null,
  version_number int         not null,
  role           text        not null check (role in ('EMPLOYEE', 'APPROVER')),
  person         text        not null,
  hash           text        not null,
  signed_at      timestamptz not null,
  primary key (agreement_id, version_number, role),
  foreign key (agreement_id, version_number, hash) references agreement_version (agreement_id, number, hash)
);

create function agreement_is_written_once() returns trigger language plpgsql as $$
begin
  raise exception '% is written once: % refused', tg_table_name, lower(tg_op);
end $$;

create trigger version_written_once before update or delete on agreement_version
  for each row execute function agreement_is_written_once();
create trigger signature_written_once before update or delete on agreement_signature
  for each row execute function agreement_is_written_once();

-- The register: who may decide what, in two times. 'valid' is when the right holds in the world,
-- 'recorded' is when the register said so. A row whose 'recorded' has no end is what is known now.
create table decision_right (
  id             uuid          primary key default uuidv7(),
  person         text          not null,
  decision       text          not null,
  level          text          not null check (level in ('TELL', 'SELL', 'CONSULT', 'AGREE', 'ADVISE', 'INQUIRE', 'DELEGATE')),
  dimension      text          not null check (dimension in ('METHOD', 'TIMING', 'PRIORITY', 'RESOURCE', 'QUALITY')),
  limit_amount   numeric(15,2) check (limit_amount >= 0),
  limit_currency text          check (limit_currency ~ '^[A-Z]{3}$'),
  boundaries     jsonb         not null,
  manager        text          not null,
  source_kind    text          not null check (source_kind in ('AGREEMENT', 'PILOT')),
  source_id      uuid          not null,
  source_version int,
  valid          tstzrange     not null,
  recorded       tstzrange     not null,
  constraint decision_right_whole_limit check ((limit_amount is null) = (limit_currency is null)),
  constraint decision_right_agreement_has_version check ((source_kind = 'AGREEMENT') = (source_version is not null)),
  constraint decision_right_valid_range check (not isempty(valid) and lower_inc(valid) and not upper_inc(valid)),
  constraint decision_right_recorded_range check (not isempty(recorded) and lower_inc(recorded) and not upper_inc(recorded)),
  -- One person, one decision, one moment: one right. 'recorded' is part of it, so that what was
  -- believed earlier may stay beside what is known now.
  constraint decision_right_one_at_a_time
    exclude using gist (person with =, decision with =, valid with &&, recorded with &&)
);
-- The check: the last right that began before the moment is the only one that can hold at it.
create index decision_right_of_person on decision_right (person, decision, lower(valid)) where upper_inf(recorded);
-- The list by decision.
create index decision_right_of_decision on decision_right (decision, person) where upper_inf(recorded);
-- Ending what a source gave.
create index decision_right_of_source on decision_right (source_id) where upper_inf(recorded);

create function decision_right_only_closes() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and upper_inf(old.recorded) and not upper_inf(new.recorded)
     and lower(new.recorded) = lower(old.recorded)
     and to_jsonb(old) - 'recorded' = to_jsonb(new) - 'recorded' then
    return new;
  end if;
  raise exception 'what the register once said stays: % of right % refused', lower(tg_op), old.id;
end $$;

create trigger decision_right_stays before update or delete on decision_right
  for each row execute function decision_right_only_closes();

-- How far the feed of pilot-service has been applied to the register, and until when that makes the
-- register's knowledge complete. One row.
create table pilot_feed (
  only_row boolean     primary key default true check (only_row),
  cursor   text,
  as_of    timestamptz
);
insert into pilot_feed default values;

-- Events that should have given a right and could not be read.
create table pilot_event_set_aside (
  event_id     uuid        primary key,
  sequence     text        not null,
  type         text        not null,
  pilot_id     uuid        not null,
  reason       text        not null,
  set_aside_at timestamptz not null
);
