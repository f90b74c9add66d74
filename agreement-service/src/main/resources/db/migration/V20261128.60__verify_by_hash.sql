-- Verification of what a printed page tells, by its hash alone. The hash covers the agreement and the number, so it is of one version only.
create index agreement_version_by_hash on agreement_version (hash);
