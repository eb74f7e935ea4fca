-- The event log. docs/events.md says what it promises; this file says how.

create table events.epoch (
  only_row boolean primary key default true check (only_row),
  current integer not null check (current >= 1),
  began_at timestamptz not null default now(),
  reason text not null
);
insert into events.epoch (current, reason) values (1, 'the log begins');

-- The greatest version of every subject, whether or not its events are still in the log. Its row
-- lock makes the versions of one subject strictly increasing.
create table events.subjects (
  subject text primary key check (length(subject) between 1 and 200),
  version bigint not null,
  erased boolean not null default false
);

create table events.log (
  sequence bigint generated always as identity,
  xact xid8 not null default pg_current_xact_id(),
  epoch integer not null,
  id uuid not null,
  type text not null check (length(type) between 1 and 200),
  subject text not null,
  subject_version bigint not null check (subject_version between 1 and 2147483647),
  time timestamptz not null,
  source text not null check (length(source) between 1 and 200),
  request_id text check (length(request_id) between 1 and 64),
  audience uuid,
  data jsonb,
  primary key (epoch, xact, sequence),
  unique (subject, subject_version)
);

-- Where each durable consumer is. A role sees and moves only its own.
create table events.consumers (
  name text primary key check (length(name) between 1 and 100),
  owner name not null default current_user,
  log_epoch integer not null,
  epoch integer not null,
  xact xid8 not null,
  sequence bigint not null,
  handled bigint not null default 0,
  acknowledged_at timestamptz not null default now()
);
alter table events.consumers enable row level security;
create policy own_rows on events.consumers
  using (owner = current_user) with check (owner = current_user);

-- Appends one event in the caller's transaction. A tombstone removes all earlier events of its
-- subject and is the last one: VE001 is a version that is not greater, VE002 an erased subject.
create function events.append(
  new_id uuid, new_type text, new_subject text, new_version bigint, new_time timestamptz,
  new_source text, new_request_id text, new_audience uuid, new_data jsonb, tombstone boolean
) returns table (at_epoch integer, at_xact text, at_sequence bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known events.subjects;
begin
  insert into events.subjects as s (subject, version, erased)
    values (new_subject, new_version, tombstone)
    on conflict (subject) do update set version = excluded.version, erased = excluded.erased
    where s.version < excluded.version and not s.erased;
  if not found then
    select * into known from events.subjects where subject = new_subject;
    if known.erased then
      raise exception using errcode = 'VE002', message = format('%s was erased', new_subject);
    end if;
    raise exception using errcode = 'VE001', message = format(
      'version of %s is %s, must be greater than %s', new_subject, new_version, known.version);
  end if;
  if tombstone then
    delete from events.log where subject = new_subject;
  end if;
  -- A statement of its own after the row lock above: whoever begins an epoch waits for that lock,
  -- so the epoch read here is the one the event is committed under.
  return query
    insert into events.log as l
      (epoch, id, type, subject, subject_version, time, source, request_id, audience, data)
    select e.current, new_id, new_type, new_subject, new_version, new_time, new_source,
      new_request_id, new_audience, new_data
    from events.epoch e
    returning l.epoch, l.xact::text, l.sequence;
  perform pg_notify('veerman_events', '');
end $$;

-- Removes events that are superseded by one every reader can see, of at most max_subjects subjects
-- after a given one. Answers the last subject looked at (null at the end) and how many it removed.
create function events.compact(after_subject text, max_subjects integer, before timestamptz)
returns table (last_subject text, removed bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query
    with looked_at as materialized (
      select s.subject from events.subjects s where s.subject > after_subject
      order by s.subject limit max_subjects
    ), visible as materialized (
      select l.subject, max(l.subject_version) as version
      from events.log l
      join looked_at using (subject)
      join events.epoch e on l.epoch < e.current
        or l.xact < pg_snapshot_xmin(pg_current_snapshot())
      group by l.subject
    ), gone as (
      delete from events.log l using visible v
      where l.subject = v.subject and l.subject_version < v.version and l.time < before
      returning 1
    )
    select (select max(subject) from looked_at), (select count(*) from gone);
end $$;

-- How long the oldest transaction that has written something stands open: so long is what was
-- committed after it began kept from readers.
create function events.oldest_writer_seconds() returns double precision
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(max(extract(epoch from clock_timestamp() - began)), 0)::double precision
  from (
    select xact_start as began from pg_stat_activity
      where backend_xid is not null and pid <> pg_backend_pid()
    union all
    select prepared from pg_prepared_xacts
  ) writers
$$;

-- After a restore from a backup: what was read of the log before may never have happened, so every
-- reader starts over. Waits for transactions that are appending.
create function events.begin_epoch(why text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  begun integer;
begin
  lock table events.subjects in exclusive mode;
  update events.epoch set current = current + 1, began_at = now(), reason = why
    returning current into begun;
  perform pg_notify('veerman_events', '');
  return begun;
end $$;

revoke all on all functions in schema events from public;
grant select on events.log, events.epoch to veerman_log_readers;
grant execute on function events.oldest_writer_seconds() to veerman_log_readers;
grant select, insert, update, delete on events.consumers to veerman_log_writers;
grant execute on function
  events.append(uuid, text, text, bigint, timestamptz, text, text, uuid, jsonb, boolean),
  events.compact(text, integer, timestamptz)
  to veerman_log_writers;
