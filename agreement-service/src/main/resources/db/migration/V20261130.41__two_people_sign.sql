-- The parties are two people, and so are those who stand under a version: one cannot sign it in both roles.
alter table agreement_signature
  add constraint agreement_signature_of_two_people unique (agreement_id, version_number, person);
