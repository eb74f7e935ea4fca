-- An account is a person; what the person may do comes from the organisations the person belongs to.
CREATE TABLE memberships (
  account uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
  organisation uuid NOT NULL REFERENCES organisations,
  role text NOT NULL CHECK (role IN ('owner', 'member')),
  joined_at timestamptz NOT NULL,
  PRIMARY KEY (account, organisation)
);
CREATE INDEX memberships_of_organisation ON memberships (organisation, joined_at, account);
INSERT INTO memberships (account, organisation, role, joined_at)
  SELECT id, organisation, 'owner', created_at FROM accounts;

ALTER TABLE accounts DROP COLUMN role;
-- Where the person worked last, and begins the next time while still a member there.
ALTER TABLE accounts RENAME COLUMN organisation TO last_organisation;
ALTER TABLE accounts ALTER COLUMN last_organisation DROP NOT NULL;
-- Somebody who signs in by passkey or through an identity provider has none.
ALTER TABLE accounts ALTER COLUMN password DROP NOT NULL;
ALTER TABLE accounts ADD COLUMN suspended_at timestamptz;

-- A session lives as long as it is refreshed; its access tokens are much shorter.
ALTER TABLE sessions ADD COLUMN organisation uuid REFERENCES organisations;
ALTER TABLE sessions ADD COLUMN device text NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN refreshed_at timestamptz;
UPDATE sessions s SET refreshed_at = s.created_at,
  organisation = (SELECT a.last_organisation FROM accounts a WHERE a.id = s.account);
ALTER TABLE sessions ALTER COLUMN organisation SET NOT NULL;
ALTER TABLE sessions ALTER COLUMN refreshed_at SET NOT NULL;

-- Every refresh token ever given out in a session, by its hash: one that comes back after it was
-- used was copied, and ends the session.
CREATE TABLE refresh_tokens (
  hash bytea PRIMARY KEY CHECK (length(hash) = 32),
  session uuid NOT NULL REFERENCES sessions ON DELETE CASCADE,
  used_at timestamptz
);
CREATE INDEX refresh_tokens_of_session ON refresh_tokens (session);

-- Links that were mailed and not followed yet, by the hash of the secret in them.
CREATE TABLE mailed_links (
  hash bytea PRIMARY KEY CHECK (length(hash) = 32),
  id uuid NOT NULL UNIQUE,
  purpose text NOT NULL CHECK (purpose IN ('register', 'invite', 'reset', 'move')),
  email text NOT NULL CHECK (email = lower(email)),
  account uuid REFERENCES accounts ON DELETE CASCADE,
  organisation uuid REFERENCES organisations,
  content jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX mailed_links_over ON mailed_links (expires_at);
CREATE INDEX mailed_links_of_organisation ON mailed_links (organisation, created_at) WHERE purpose = 'invite';
CREATE INDEX mailed_links_of_address ON mailed_links (email, purpose, created_at);

-- Mails on their way, written in the transaction they tell of. A sent mail's row goes at once.
CREATE TABLE mails (
  id uuid PRIMARY KEY,
  recipient text NOT NULL,
  language text NOT NULL CHECK (language IN ('nl', 'en', 'fr', 'de')),
  subject text NOT NULL,
  body text NOT NULL,
  created_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL
);
CREATE INDEX mails_due ON mails (next_attempt_at);
