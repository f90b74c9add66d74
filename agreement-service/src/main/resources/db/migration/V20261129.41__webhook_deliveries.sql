-- How far each endpoint has come in the feed, and which replica sends to it now. Every change of an endpoint's deliveries is
-- made by whoever has locked this row.
create table webhook_queue (
  endpoint_id   uuid        primary key references webhook_endpoint on delete cascade,
  place         bigint      not null check (place >= 0),
  wakes_at      timestamptz,
  lease         uuid,
  leased_until  timestamptz,
  failing_since timestamptz,
  delivered_at  timestamptz,
  constraint webhook_queue_lease_has_an_end check ((lease is null) = (leased_until is null))
);
comment on column webhook_queue.place is 'Position in the feed up to which every event has become a delivery, or was not wanted.';
comment on column webhook_queue.wakes_at is 'When the next delivery is due; null while none waits.';
comment on column webhook_queue.failing_since is 'The first failure since the last delivery.';

insert into webhook_queue (endpoint_id, place)
select id, (select coalesce(max(position), 0) from event) from webhook_endpoint;

-- What an endpoint is told, and how far that is. It names its event and holds no copy of it.
create table webhook_delivery (
  id          uuid        primary key default uuidv7(),
  endpoint_id uuid        not null references webhook_queue on delete cascade,
  number      bigint      not null generated always as identity,
  event_id    uuid        not null,
  subject     uuid        not null,
  revision    bigint      not null check (revision > 0),
  type        text        not null,
  state       text        not null default 'WAITING' check (state in ('WAITING', 'DELIVERED', 'GIVEN_UP')),
  attempts    int         not null default 0 check (attempts >= 0),
  failures    int         not null default 0 check (failures >= 0),
  due_at      timestamptz,
  created_at  timestamptz not null,
  finished_at timestamptz,
  constraint webhook_delivery_finished_has_a_time check ((state = 'WAITING') = (finished_at is null)),
  constraint webhook_delivery_due_waits check (due_at is null or state = 'WAITING')
);
comment on column webhook_delivery.number is 'Their order.';
comment on column webhook_delivery.failures is 'Failed attempts since it was queued or the endpoint was enabled: where it is in the schedule.';
comment on column webhook_delivery.due_at is 'When to try; null while one before it, of the same subject, waits.';

-- The order of a subject: one of its deliveries is due, the others wait for it.
create unique index webhook_delivery_one_due_of_a_subject on webhook_delivery (endpoint_id, subject) where due_at is not null;
create index webhook_delivery_due on webhook_delivery (endpoint_id, due_at, number) where due_at is not null;
create index webhook_delivery_next_of_a_subject on webhook_delivery (endpoint_id, subject, number) where state = 'WAITING';
-- The log: all, or those in one state; newest first. And the oldest that waits.
create index webhook_delivery_log on webhook_delivery (endpoint_id, number desc);
create index webhook_delivery_log_of_a_state on webhook_delivery (endpoint_id, state, number desc);
-- What may be forgotten.
create index webhook_delivery_finished on webhook_delivery (finished_at) where finished_at is not null;

-- What came of each try.
create table webhook_attempt (
  delivery_id uuid        not null references webhook_delivery on delete cascade,
  number      int         not null check (number > 0),
  at          timestamptz not null,
  duration_ms int         not null check (duration_ms >= 0),
  outcome     text        not null check (outcome in ('DELIVERED', 'REFUSED', 'TIMED_OUT', 'UNREACHABLE', 'NOT_ALLOWED')),
  url         text        not null,
  status      int,
  response    text,
  detail      text,
  primary key (delivery_id, number),
  constraint webhook_attempt_answered_has_a_status check ((outcome in ('DELIVERED', 'REFUSED')) = (status is not null))
);
