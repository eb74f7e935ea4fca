-- What people ask a person to look at: a ranking they contest, or what is held on them.
CREATE TABLE inquiries (
  id uuid PRIMARY KEY,
  account uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('ranking', 'data')),
  -- The receipt, request or profile that it is about.
  about text CHECK (char_length(about) <= 200),
  question text NOT NULL CHECK (char_length(question) BETWEEN 1 AND 4000),
  state text NOT NULL CHECK (state IN ('open', 'taken', 'answered')),
  taken_by uuid REFERENCES accounts ON DELETE SET NULL,
  answer text CHECK (char_length(answer) BETWEEN 1 AND 4000),
  asked_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  answered_at timestamptz,
  CHECK ((answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL) = (state <> 'answered'))
);
CREATE INDEX inquiries_newest ON inquiries (asked_at DESC, id DESC);
CREATE INDEX inquiries_of_account ON inquiries (account, asked_at DESC, id DESC);

ALTER TABLE inquiries ENABLE ROW LEVEL SECURITY;
ALTER TABLE inquiries FORCE ROW LEVEL SECURITY;
CREATE POLICY asker ON inquiries USING (by_service() OR (by_viewer() AND account = viewing_account()));

-- Which organisations looked at a profile, on which day, and how often.
CREATE TABLE profile_views (
  manager uuid NOT NULL REFERENCES managers ON DELETE CASCADE,
  organisation uuid NOT NULL REFERENCES organisations ON DELETE CASCADE,
  day date NOT NULL,
  times integer NOT NULL CHECK (times > 0),
  last_at timestamptz NOT NULL,
  PRIMARY KEY (manager, day, organisation)
);
CREATE INDEX profile_views_old ON profile_views (day);
