-- When an index was last compared with the log, so that of several instances one does it each time.
alter table indices add column compared_at timestamptz not null default now();
