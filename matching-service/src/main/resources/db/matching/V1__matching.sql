-- The salt of the tie keys: random, once, for ever.
create table tie_salt (
  only_row boolean primary key default true check (only_row),
  salt bytea not null check (length(salt) >= 16)
);

-- The index that stands, or is being built, behind each alias, and for which versions it was made.
create table indices (
  alias text primary key,
  index_name text not null,
  versions text not null
);

-- Shortlists that somebody has open.
create table watches (
  request uuid primary key,
  owner uuid not null,
  until timestamptz not null
);

-- What has changed for a watched shortlist since, by the place in the log of the change.
create table shortlist_changes (
  request uuid not null,
  manager uuid not null,
  version bigint not null,
  epoch int not null,
  xact bigint not null,
  sequence bigint not null,
  noted_at timestamptz not null,
  primary key (request, manager, version)
);
create index shortlist_changes_in_order on shortlist_changes (request, epoch, xact, sequence);
create index shortlist_changes_age on shortlist_changes (noted_at);
