-- The gauge of agreements by state: those that are over are not in it, so it does not grow with the years.
create index agreement_alive on agreement (state) where state in ('DRAFT', 'OFFERED', 'IN_FORCE', 'SUSPENDED');
