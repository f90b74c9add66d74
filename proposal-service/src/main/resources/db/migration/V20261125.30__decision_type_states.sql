-- A decision type can be retired: nobody may ask for it any more, and what refers to it still finds it.
alter table decision_type
  add column state text not null default 'ACTIVE' check (state in ('ACTIVE', 'RETIRED')),
  add constraint decision_type_title_fits check (length(title) between 1 and 200),
  -- by byte: the order of the lists and of the exported file is the same on every server, and a prefix is a range
  alter column slug type text collate "C";

-- One index for each way to list: all and by prefix of the slug (decision_type_slug_once), by state, by dimension, by both.
create index decision_type_by_state on decision_type (state, slug);
create index decision_type_by_dimension on decision_type (dimension, slug);
create index decision_type_by_state_and_dimension on decision_type (state, dimension, slug);
