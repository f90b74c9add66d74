-- What stands behind the register. It is what is known now; the register itself keeps what was known earlier.

-- All that each pilot in force gives, also while another source holds the decision, so that it takes its place when that source
-- ends early. Several rows for a pilot that was paused and resumed.
create table pilot_claim (
  id       uuid      primary key default uuidv7(),
  pilot_id uuid      not null,
  person   text      not null,
  claimed  jsonb     not null,
  during   tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during))
);
comment on column pilot_claim.id is 'In the order of claiming: who was first comes first.';
create index pilot_claim_of_person on pilot_claim (person, id);
create index pilot_claim_of_pilot on pilot_claim (pilot_id);

-- The time of an agreement while it is suspended: nobody else's right takes its place.
create table suspended_right (
  id             uuid      primary key default uuidv7(),
  person         text      not null,
  decision       text      not null,
  source_kind    text      not null,
  source_id      uuid      not null,
  source_version int,
  during         tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during))
);
create index suspended_right_of_person on suspended_right (person, decision);
create index suspended_right_of_source on suspended_right (source_id);

-- A replica of the version before knows no claims; when it ends what a pilot holds, the pilot claims nothing from then on. What this
-- version ends itself it ends to the moment.
create function decision_right_ends_claim() returns trigger language plpgsql as $$
begin
  delete from pilot_claim where pilot_id = old.source_id and lower(during) >= upper(new.recorded);
  update pilot_claim set during = tstzrange(lower(during), upper(new.recorded))
  where pilot_id = old.source_id and (upper_inf(during) or upper(during) > upper(new.recorded));
  return null;
end $$;

create trigger decision_right_claims_no_more after update on decision_right
  for each row when (old.source_kind = 'PILOT' and upper_inf(old.recorded) and not upper_inf(new.recorded))
  execute function decision_right_ends_claim();

-- What pilots hold now is what they claim; the risk of a right is nothing that the register tells. What was clipped before this migration is claimed anew at the pilot's next event.
insert into pilot_claim (pilot_id, person, claimed, during)
select source_id, person,
       jsonb_build_object('manager', manager, 'boundaries', boundaries, 'rights', jsonb_build_array(jsonb_strip_nulls(
         jsonb_build_object('decision', decision, 'level', level, 'dimension', dimension, 'risk', 'LOW', 'limit',
           case when limit_amount is not null
                then jsonb_build_object('amount', limit_amount::text, 'currency', limit_currency) end)))),
       valid
from decision_right
where source_kind = 'PILOT' and upper_inf(recorded) and upper(valid) > now()
order by lower(recorded), id;
