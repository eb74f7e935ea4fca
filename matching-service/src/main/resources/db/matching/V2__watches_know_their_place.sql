-- What changed before a shortlist was opened is no change of it, also for an instance that reads the log anew.
delete from watches;
alter table watches
  add column opened_at timestamptz not null,
  add column epoch int not null,
  add column xact bigint not null,
  add column sequence bigint not null;
