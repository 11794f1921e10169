-- Turns lie in the order in which they were written: those of one commit share a page, and pages fill up. Only a small
-- index is ordered by conversation. The time of a turn gets a column of its own, a quarter as long as in the body.

alter table turn rename to turn_by_conversation;
drop index turn_seen;
create table turn (
  n integer primary key,
  conversation integer not null,
  seq integer not null,
  at integer not null,
  by text not null,
  body text not null,
  cursor integer,
  -- 1: never to be answered (an edit or a recall that came after the answer, a message recalled before it).
  silent integer not null default 0
) strict;
insert into turn (conversation, seq, at, by, body, cursor, silent)
  select conversation, seq, json_extract(body, '$.at'), by, json_remove(body, '$.at'), cursor, silent
  from turn_by_conversation order by json_extract(body, '$.at'), conversation, seq;
drop table turn_by_conversation;
create unique index turn_place on turn (conversation, seq);
create unique index turn_seen on turn (conversation, cursor) where cursor is not null;
