-- Whom a proposal was put before, where HR has had somebody else come in their place; support that was asked for before the two is told by it whether
-- the author asks whom they asked then.
alter table proposal add column submitted_to text;
