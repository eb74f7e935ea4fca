-- Who stands behind the pseudonyms of receipts, and the key to what was shown of them. Erasing a
-- person deletes the row: the numbers stay and replay, nobody can read names or texts any more.
create table receipt_people (
  pseudonym uuid primary key,
  manager uuid not null unique,
  secret bytea not null check (length(secret) = 32)
);

-- Who was erased: an answer that was on its way must not bring a person back.
create table receipt_erased (
  manager uuid primary key
);

-- Normalised inputs of the ranking, each content once.
create table receipt_inputs (
  hash bytea primary key check (length(hash) = 32),
  content jsonb not null
);

-- What was shown of a person, under the person's key, each content once.
create table receipt_texts (
  pseudonym uuid not null,
  hash bytea not null check (length(hash) = 32),
  sealed bytea not null,
  primary key (pseudonym, hash)
);

create table receipts (
  id uuid primary key,
  request uuid not null,
  owner uuid not null,
  viewer uuid not null,
  content_hash bytea not null check (length(content_hash) = 32),
  content jsonb not null,
  made_at timestamptz not null,
  unique (viewer, content_hash)
);
create index receipts_of_a_request on receipts (request, made_at desc, id);
