-- Companies' own identity providers. Clients are public ones that prove themselves by PKCE: there is no
-- secret to keep.
CREATE TABLE identity_providers (
  organisation uuid PRIMARY KEY REFERENCES organisations ON DELETE CASCADE,
  issuer text NOT NULL CHECK (char_length(issuer) <= 500),
  client_id text NOT NULL CHECK (char_length(client_id) <= 200)
);

-- Who has been sent to a provider and has not come back yet.
CREATE TABLE provider_sign_ins (
  state bytea PRIMARY KEY CHECK (length(state) = 32),
  binding bytea NOT NULL CHECK (length(binding) = 32),
  organisation uuid NOT NULL REFERENCES organisations ON DELETE CASCADE,
  nonce text NOT NULL,
  verifier text NOT NULL,
  redirect text NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX provider_sign_ins_over ON provider_sign_ins (expires_at);

-- A session that an organisation's provider vouches for is of that organisation only.
ALTER TABLE sessions ADD COLUMN by_provider boolean NOT NULL DEFAULT false;
