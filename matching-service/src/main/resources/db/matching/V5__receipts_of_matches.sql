-- A manager's list of matches as it was shown. Whose it was is a pseudonym of receipt_people, so
-- that erasing the person leaves the numbers and nothing that leads back.
create table match_receipts (
  id uuid primary key,
  pseudonym uuid not null,
  owner uuid,
  viewer uuid not null,
  content_hash bytea not null check (length(content_hash) = 32),
  content jsonb not null,
  made_at timestamptz not null,
  unique (viewer, content_hash)
);
create index match_receipts_of_a_manager on match_receipts (pseudonym, made_at desc, id);
