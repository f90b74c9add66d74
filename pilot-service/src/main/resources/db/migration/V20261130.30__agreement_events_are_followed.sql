-- A service starts without asking its database for anything, so where it begins to read the feed is written here. Replicas of the
-- version before make the row themselves.
insert into followed_feed (feed) values ('agreement-events') on conflict do nothing;
