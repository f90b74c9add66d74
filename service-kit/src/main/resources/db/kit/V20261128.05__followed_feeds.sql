-- How far the feed of each service that this one follows has been applied, and until when that makes what is known from it
-- complete. The row's lock decides which replica applies the next event.
create table followed_feed (
  feed   text        primary key,
  cursor text,
  as_of  timestamptz
);
comment on column followed_feed.feed is 'Last part of the path of the feed: pilot-events.';

-- Events that mattered and could not be read. Nobody but people reads them.
create table followed_event_set_aside (
  feed         text        not null,
  event_id     uuid        not null,
  sequence     text        not null,
  type         text        not null,
  subject      uuid        not null,
  reason       text        not null,
  set_aside_at timestamptz not null,
  primary key (feed, event_id)
);
