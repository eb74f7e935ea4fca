-- The audit log: who did what to whom, chained by hash. The chain holds random pseudonyms and salted
-- commitments only; who is behind a pseudonym and what exactly was done stand beside it and go with
-- an erasure, which the chain does not notice.

create table audit.entries (
  sequence bigint primary key check (sequence > 0),
  at timestamptz not null,
  source text not null check (length(source) between 1 and 64),
  action text not null check (length(action) between 1 and 64),
  actor uuid not null,
  subject uuid,
  commitment bytea not null check (length(commitment) = 32),
  previous bytea not null check (length(previous) = 32),
  hash bytea not null check (length(hash) = 32)
);

-- Who is behind a pseudonym: the id of an account, an organisation or a profile.
create table audit.parties (
  pseudonym uuid primary key default gen_random_uuid(),
  id uuid not null unique
);

-- What was done exactly, as the text that the entry commits to.
create table audit.details (
  sequence bigint primary key references audit.entries,
  salt bytea not null check (length(salt) >= 16),
  content text not null
);

-- Where the chain ends. Its row lock puts appends in their order.
create table audit.head (
  only_row boolean primary key default true check (only_row),
  sequence bigint not null,
  hash bytea not null
);
insert into audit.head (sequence, hash) values (0, decode(repeat('00', 32), 'hex'));

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'VE003', message = 'the audit log is only appended to';
end $$;
create trigger only_append before update or delete or truncate on audit.entries
  for each statement execute function audit.refuse_change();

create function audit.pseudonym_of(party uuid) returns uuid
language sql set search_path = pg_catalog, pg_temp as $$
  insert into audit.parties (id) values (party) on conflict (id) do nothing;
  select pseudonym from audit.parties where id = party;
$$;

-- The hash of an entry, from all that it says. Every field has its length or a fixed one, so that no
-- two entries are written alike.
create function audit.hash_of(
  at_sequence bigint, happened timestamptz, from_source text, what text, who uuid, whom uuid,
  committed bytea, before bytea
) returns bytea language sql immutable set search_path = pg_catalog, pg_temp as $$
  select sha256(
    before || int8send(at_sequence)
    || int8send((extract(epoch from happened) * 1000000)::bigint)
    || int4send(octet_length(from_source)) || convert_to(from_source, 'UTF8')
    || int4send(octet_length(what)) || convert_to(what, 'UTF8')
    || uuid_send(who)
    || coalesce('\x01'::bytea || uuid_send(whom), '\x00'::bytea)
    || committed)
$$;

-- Appends one entry in the caller's transaction. Held until it ends, so it is to be the last step.
create function audit.append(
  happened timestamptz, from_source text, what text, who uuid, whom uuid, new_salt bytea,
  new_content text
) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  last audit.head;
  actor_pseudonym uuid;
  subject_pseudonym uuid;
  committed bytea := sha256(new_salt || convert_to(new_content, 'UTF8'));
  new_hash bytea;
begin
  -- First of all: whoever holds the head waits for nobody's pseudonym.
  select * into last from audit.head for update;
  actor_pseudonym := audit.pseudonym_of(who);
  if whom is not null then
    subject_pseudonym := audit.pseudonym_of(whom);
  end if;
  new_hash := audit.hash_of(last.sequence + 1, happened, from_source, what, actor_pseudonym,
    subject_pseudonym, committed, last.hash);
  insert into audit.entries
    (sequence, at, source, action, actor, subject, commitment, previous, hash)
    values (last.sequence + 1, happened, from_source, what, actor_pseudonym, subject_pseudonym,
      committed, last.hash, new_hash);
  insert into audit.details (sequence, salt, content)
    values (last.sequence + 1, new_salt, new_content);
  update audit.head set sequence = last.sequence + 1, hash = new_hash;
  return last.sequence + 1;
end $$;

-- Forgets who is behind a pseudonym, and what was done by them and to them exactly.
create function audit.forget(party uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  gone uuid;
begin
  delete from audit.parties where id = party returning pseudonym into gone;
  if gone is not null then
    delete from audit.details d using audit.entries e
      where d.sequence = e.sequence and (e.actor = gone or e.subject = gone);
  end if;
end $$;

-- Follows the chain from its beginning. Answers how many entries are sound, and the first that is
-- not with what is wrong; null when none is.
create function audit.verify() returns table (sound bigint, broken bigint, why text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  entry record;
  before bytea := decode(repeat('00', 32), 'hex');
  expected bigint := 1;
  last audit.head;
begin
  for entry in
    select e.*, d.salt, d.content from audit.entries e
    left join audit.details d using (sequence) order by e.sequence
  loop
    if entry.sequence <> expected then
      return query select expected - 1, expected, 'is missing';
      return;
    elsif entry.previous <> before then
      return query select expected - 1, expected, 'does not follow the one before it';
      return;
    elsif entry.hash <> audit.hash_of(entry.sequence, entry.at, entry.source, entry.action,
        entry.actor, entry.subject, entry.commitment, entry.previous) then
      return query select expected - 1, expected, 'was changed';
      return;
    elsif entry.content is not null
        and entry.commitment <> sha256(entry.salt || convert_to(entry.content, 'UTF8')) then
      return query select expected - 1, expected, 'says what it did not commit to';
      return;
    end if;
    before := entry.hash;
    expected := expected + 1;
  end loop;
  select * into last from audit.head;
  if last.sequence <> expected - 1 or last.hash <> before then
    return query select expected - 1, expected, 'is missing at the end';
    return;
  end if;
  return query select expected - 1, null::bigint, null::text;
end $$;

revoke all on all functions in schema audit from public;
grant select on audit.entries, audit.parties, audit.details, audit.head to veerman_log_writers;
grant execute on function
  audit.append(timestamptz, text, text, uuid, uuid, bytea, text),
  audit.forget(uuid),
  audit.verify()
  to veerman_log_writers;
