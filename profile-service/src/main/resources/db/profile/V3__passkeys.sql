-- What somebody may sign in with instead of a password: the public half of a key that never leaves
-- the person's device.
CREATE TABLE passkeys (
  id uuid PRIMARY KEY,
  account uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
  -- The authenticator's own id of the key, in Base64 for addresses.
  credential text NOT NULL UNIQUE,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
  -- As the library keeps it: public key, format, attestation.
  authenticator jsonb NOT NULL,
  counter bigint NOT NULL,
  created_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX passkeys_of_account ON passkeys (account, created_at);

-- Challenges given out and not answered yet; each is answered once.
CREATE TABLE passkey_challenges (
  challenge text PRIMARY KEY,
  -- Whose new key it is for; nobody's when it is for signing in.
  account uuid REFERENCES accounts ON DELETE CASCADE,
  expires_at timestamptz NOT NULL
);
CREATE INDEX passkey_challenges_over ON passkey_challenges (expires_at);
