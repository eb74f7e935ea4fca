-- Answers of requests that carried an Idempotency-Key, stored in the transaction of their effect.
create table idempotency_keys (
  account uuid not null,
  key text not null check (length(key) between 1 and 255),
  request_hash bytea not null,
  status integer not null,
  headers jsonb not null,
  body bytea not null,
  created_at timestamptz not null default now(),
  primary key (account, key)
);
create index idempotency_keys_created_at on idempotency_keys (created_at);
