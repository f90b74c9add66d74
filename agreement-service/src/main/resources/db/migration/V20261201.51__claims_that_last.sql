-- Claims that are over are kept, and looked at by no write of the register any more. The index does for those of a person as well.
create index pilot_claim_that_lasts on pilot_claim (person, (coalesce(upper(during), 'infinity')));
drop index pilot_claim_of_person;
