-- A notification names the type of what was appended, so that only who reads that type is woken:
-- most readers want rare types, and the log is written by those of common ones. The function is
-- otherwise that of V1.
create or replace function events.append(
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
  perform pg_notify('veerman_events', new_type);
end $$;
