-- Facts frozen into a draft, and with it into its revisions.
alter table proposal add column attachments jsonb not null default '[]';
alter table proposal_revision add column attachments jsonb not null default '[]';
