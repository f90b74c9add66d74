-- Persons who are to be forgotten: in all that this service keeps, a pseudonym takes the place of their id. Whom is known only until it is done.
create table pseudonymisation (
  id           uuid        primary key,
  person       text,
  pseudonym    text        not null
    constraint pseudonymisation_by_a_made_up_name check (pseudonym ~ '^former-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'),
  requested_by text        not null,
  requested_at timestamptz not null,
  things       bigint      not null default 0 check (things >= 0),
  finished_at  timestamptz,
  constraint pseudonymisation_forgets_whom check ((person is null) = (finished_at is not null))
);
create unique index pseudonymisation_under_way on pseudonymisation (person) where person is not null;
create index pseudonymisation_newest on pseudonymisation (requested_at desc, id desc);

-- A document in which a pseudonym stands for a person. Only under the names given, in lists there, too: a text elsewhere that reads the same is
-- a word and no person, and so is a name.
create function with_pseudonym(document jsonb, person text, pseudonym text, names text[], named boolean default false) returns jsonb
  language plpgsql immutable parallel safe as $$
begin
  case jsonb_typeof(document)
    when 'object' then
      return (select coalesce(jsonb_object_agg(key, with_pseudonym(value, person, pseudonym, names, key = any(names))), document)
              from jsonb_each(document));
    when 'array' then
      return (select coalesce(jsonb_agg(with_pseudonym(value, person, pseudonym, names, named) order by place), document)
              from jsonb_array_elements(document) with ordinality elements(value, place));
    when 'string' then
      return case when named and document #>> '{}' = person then to_jsonb(pseudonym) else document end;
    else
      return document;
  end case;
end $$;

-- History is still written once, but for who did and what was said, and those only while a person is forgotten. The digest that was hashed
-- stays; what stands there instead has its own in a later event.
create or replace function event_is_written_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('latitude.pseudonymising', true) = 'on'
     and to_jsonb(new) - '{actor,data,salt}'::text[] = to_jsonb(old) - '{actor,data,salt}'::text[] then
    return new;
  end if;
  raise exception 'history is written once: % of event % refused', lower(tg_op), old.id;
end $$;
