-- What happened is told from something else by its kind and its day, however often it is reported; a pilot reacts to it once. Reactions
-- of the first days, when each report had its own, stay as they were written and are marked.
alter table context_reaction add column repeated boolean not null default false;

alter table context_reaction disable trigger context_reaction_written_once;
update context_reaction set repeated = true
where exists (
  select from context_reaction earlier
  where earlier.pilot_id = context_reaction.pilot_id and earlier.event = context_reaction.event
    and earlier.occurred_on = context_reaction.occurred_on and earlier.id < context_reaction.id);
alter table context_reaction enable trigger context_reaction_written_once;

create unique index context_reaction_once_per_happening on context_reaction (pilot_id, event, occurred_on) where not repeated;
