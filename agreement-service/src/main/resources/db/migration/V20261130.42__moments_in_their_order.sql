-- Nothing ends before it was said that it will. First and last day of terms are not among the columns: what rests on them are moments
-- (ends_at, and the range in which the register has the rights, which cannot be one that ends before it begins).
alter table agreement
  add constraint agreement_notice_before_its_end check (notice_given_at <= terminated_at),
  add constraint agreement_later_notice_before_its_end check (later_notice_given_at <= later_terminated_at),
  add constraint agreement_offer_before_its_end check (offered_at <= sign_by),
  add constraint agreement_amendment_offer_before_its_end check (amendment_offered_at <= amendment_sign_by);
