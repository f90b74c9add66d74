-- What an agreement has done about something that happened: once, however often it is reported. An event of the same kind on the
-- same day around the same person, who is the agreement's employee, is the same.
create table agreement_context_reaction (
  agreement_id     uuid not null references agreement,
  kind             text not null,
  occurred_on      date not null,
  context_event_id uuid not null references context_event,
  primary key (agreement_id, kind, occurred_on)
);
comment on column agreement_context_reaction.context_event_id is 'The report that it reacted to.';

create trigger context_reaction_written_once before update or delete on agreement_context_reaction
  for each row execute function agreement_is_written_once();

insert into agreement_context_reaction (agreement_id, kind, occurred_on, context_event_id)
select distinct on (effect.agreement_id, event.kind, event.occurred_on)
       effect.agreement_id, event.kind, event.occurred_on, event.id
from context_event_effect effect
join context_event event on event.id = effect.context_event_id
where effect.applied_at is not null and effect.outcome in ('REVIEW', 'SUSPEND')
order by effect.agreement_id, event.kind, event.occurred_on, effect.applied_at, event.id;

alter table context_event_effect
  drop constraint context_event_effect_reason_check,
  add constraint context_event_effect_reason_check check (reason in ('NO_CLAUSE', 'ALREADY', 'ENDED'));
