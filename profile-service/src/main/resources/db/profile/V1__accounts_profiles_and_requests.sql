-- Documents are kept whole as jsonb: they are read and written whole, and what is searched in them
-- is searched in the index, not here. Columns of their own hold only what queries need.

CREATE TABLE organisations (
  id uuid PRIMARY KEY,
  version bigint NOT NULL CHECK (version > 0),
  kind text NOT NULL CHECK (kind IN ('company', 'agency', 'practice', 'platform')),
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
  country text CHECK (country ~ '^[A-Z]{2}$'),
  created_at timestamptz NOT NULL
);
CREATE INDEX organisations_newest ON organisations (created_at DESC, id DESC);

CREATE TABLE accounts (
  id uuid PRIMARY KEY,
  organisation uuid NOT NULL REFERENCES organisations,
  email text NOT NULL UNIQUE CHECK (email = lower(email)),
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('company', 'manager', 'agency', 'admin')),
  language text NOT NULL CHECK (language IN ('nl', 'en', 'fr', 'de')),
  -- In the PHC form, which names the function and its costs: $argon2id$v=19$m=…,t=…,p=…$salt$hash.
  password text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX accounts_of_organisation ON accounts (organisation);

CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  account uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE INDEX sessions_of_account ON sessions (account);
CREATE INDEX sessions_expired ON sessions (expires_at);

-- Failed attempts to sign in, by a hash of the address that was tried, whether or not it exists.
CREATE TABLE sign_in_attempts (
  address text PRIMARY KEY,
  failures integer NOT NULL CHECK (failures > 0),
  until timestamptz NOT NULL
);
CREATE INDEX sign_in_attempts_over ON sign_in_attempts (until);

-- The newest key signs; older ones still verify.
CREATE TABLE signing_keys (
  id text PRIMARY KEY,
  jwk text NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE TABLE managers (
  id uuid PRIMARY KEY,
  version bigint NOT NULL CHECK (version > 0),
  owner uuid NOT NULL REFERENCES organisations,
  account uuid UNIQUE REFERENCES accounts ON DELETE SET NULL,
  state text NOT NULL CHECK (state IN ('draft', 'published', 'closed')),
  closed_reason text,
  profile jsonb NOT NULL,
  -- By assignment, the hash of the content that a client confirmed: an edit cannot keep it.
  verified jsonb NOT NULL,
  decisions jsonb NOT NULL,
  understood jsonb NOT NULL,
  taxonomy text NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL
);
CREATE INDEX managers_newest ON managers (created_at DESC, id DESC);
CREATE INDEX managers_of_owner ON managers (owner, created_at DESC, id DESC);
CREATE INDEX managers_by_taxonomy ON managers (taxonomy, id);

CREATE TABLE requests (
  id uuid PRIMARY KEY,
  version bigint NOT NULL CHECK (version > 0),
  owner uuid NOT NULL REFERENCES organisations,
  state text NOT NULL CHECK (state IN ('draft', 'published', 'filled', 'closed')),
  closed_reason text,
  document jsonb NOT NULL,
  decisions jsonb NOT NULL,
  understood jsonb NOT NULL,
  taxonomy text NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL
);
CREATE INDEX requests_newest ON requests (created_at DESC, id DESC);
CREATE INDEX requests_of_owner ON requests (owner, created_at DESC, id DESC);
CREATE INDEX requests_by_taxonomy ON requests (taxonomy, id);

-- What a line of an import made, so that the same line changes nothing and a new one replaces it.
CREATE TABLE imported (
  organisation uuid NOT NULL REFERENCES organisations,
  kind text NOT NULL CHECK (kind IN ('manager', 'request')),
  external_id text NOT NULL,
  manager uuid REFERENCES managers ON DELETE CASCADE,
  request uuid REFERENCES requests ON DELETE CASCADE,
  -- Hash of the line, and the version it made: a document edited since is replaced all the same.
  line text NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (organisation, kind, external_id),
  CHECK ((manager IS NULL) = (kind = 'request') AND (request IS NULL) = (kind = 'manager'))
);
CREATE INDEX imported_managers ON imported (manager);
CREATE INDEX imported_requests ON imported (request);

-- Whether the demo's data stands, and the day its dates count from.
CREATE TABLE demo (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  first_day date NOT NULL,
  finished_at timestamptz
);
