ALTER TABLE accounts ADD COLUMN suspended_reason text CHECK (char_length(suspended_reason) <= 500);
CREATE INDEX accounts_newest ON accounts (created_at DESC, id DESC);
