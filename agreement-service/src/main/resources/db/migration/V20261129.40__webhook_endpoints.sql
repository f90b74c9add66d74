-- Where HR wants to be told what happens to agreements.
create table webhook_endpoint (
  id               uuid        primary key,
  version          bigint      not null check (version > 0),
  head_hash        bytea,
  created_at       timestamptz not null,
  updated_at       timestamptz not null,
  url              text        not null check (length(url) between 1 and 2000),
  description      text        check (length(description) <= 500),
  event_types      jsonb       not null check (jsonb_typeof(event_types) = 'array' and jsonb_array_length(event_types) <= 50),
  state            text        not null check (state in ('ENABLED', 'DISABLED')),
  disabled_because text        check (disabled_because in ('BY_HR', 'GONE', 'FAILING')),
  disabled_at      timestamptz,
  old_secret_until timestamptz,
  created_by       text        not null,
  constraint webhook_endpoint_disabled_has_a_cause
    check ((state = 'DISABLED') = (disabled_because is not null) and (state = 'DISABLED') = (disabled_at is not null))
);
comment on column webhook_endpoint.event_types is 'Types of events, or all of one kind of thing as agreement.*; none means every event.';

-- What signs deliveries, sealed with a key that the database does not have. The one without an end is the present one; those
-- with an end sign beside it until then.
create table webhook_secret (
  id          uuid        primary key,
  endpoint_id uuid        not null references webhook_endpoint on delete cascade,
  key_id      text        not null,
  sealed      text        not null,
  created_at  timestamptz not null,
  expires_at  timestamptz
);
create unique index webhook_secret_present on webhook_secret (endpoint_id) where expires_at is null;
create index webhook_secret_of_endpoint on webhook_secret (endpoint_id, created_at desc);
