-- Private to their author: no event, no history, and no other table says anything about them. See docs/adr/0008.
create table friction_entry (
  id              uuid        primary key,
  author          text        not null,
  version         bigint      not null check (version > 0),
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  sign            text        not null check (sign in (
                                'ROUTINE_SIGN_OFF', 'METHOD_CHECK_IN', 'PROCEDURE_OVER_CONTEXT', 'CALENDAR_TAKEN',
                                'PERMISSION_FOR_SMALL_CHANGE', 'RESOURCES_OUT_OF_REACH', 'TRIAL_NEEDS_APPROVAL',
                                'PROCESS_OVER_IMPACT', 'IDEA_WITHOUT_MANDATE', 'PEERS_DECIDE_MORE')),
  -- Compared byte by byte, so that the order of summaries and their cursors is the same on every server.
  decision        text        collate "C" check (decision ~ '^[a-z0-9]+([.-][a-z0-9]+)*$' and length(decision) <= 100),
  day             date        not null,
  waiting_seconds bigint      check (waiting_seconds between 1 and 366 * 86400),
  work_scope      text        not null check (work_scope in ('ROLE', 'PROJECT', 'TASK', 'PHASE')),
  note            text        check (length(note) <= 2000)
);
-- The list, newest first, and the same of one sign.
create index friction_entry_newest on friction_entry (author, day desc, id desc);
create index friction_entry_by_sign on friction_entry (author, sign, day desc, id desc);
-- The summaries, and the list of one decision.
create index friction_entry_by_decision on friction_entry (author, decision, day desc, id desc);
