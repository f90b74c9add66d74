-- So that two sides find where their copies differ without comparing everything. A record's content hash is kept until its revision
-- changes; the hash of a bucket, by the first three digits of the SHA-256 of the id, until one of its records does.
alter table hr_record
  add column bucket          text   not null generated always as (left(encode(sha256(agreement_id::text::bytea), 'hex'), 3)) stored,
  add column content_hash    bytea  check (length(content_hash) = 32),
  add column hashed_revision bigint,
  add constraint hr_record_hashed_as_it_was check ((content_hash is null) = (hashed_revision is null));
comment on column hr_record.hashed_revision is
  'Revision that the content hash is of. A release that gives the record another shape sets both to null in its migration.';

create index hr_record_in_bucket on hr_record (bucket, agreement_id);
create index hr_record_unhashed on hr_record (agreement_id) where hashed_revision is distinct from revision;

create table hr_bucket (
  bucket text  primary key check (bucket ~ '^[0-9a-f]{3}$'),
  count  int   not null check (count > 0),
  hash   bytea not null check (length(hash) = 32)
);
