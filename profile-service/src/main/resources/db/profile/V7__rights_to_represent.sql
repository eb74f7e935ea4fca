-- Consents to be represented. A row is never changed but in its state: the text is what was read.
CREATE TABLE representations (
  id uuid PRIMARY KEY,
  manager uuid NOT NULL REFERENCES managers ON DELETE CASCADE,
  agency uuid NOT NULL REFERENCES organisations ON DELETE CASCADE,
  client text CHECK (char_length(client) BETWEEN 1 AND 200),
  until date NOT NULL,
  state text NOT NULL CHECK (state IN ('asked', 'given', 'refused', 'withdrawn')),
  consent text NOT NULL,
  language text NOT NULL CHECK (language IN ('nl', 'en', 'fr', 'de')),
  recorded boolean NOT NULL,
  asked_at timestamptz NOT NULL,
  answered_at timestamptz,
  withdrawn_at timestamptz
);
CREATE INDEX representations_of_manager ON representations (manager, asked_at DESC, id DESC);
CREATE INDEX representations_of_agency ON representations (agency, asked_at DESC, id DESC);

-- For the agency and for whoever may edit the profile: both may see its row, and nobody else's.
ALTER TABLE representations ENABLE ROW LEVEL SECURITY;
ALTER TABLE representations FORCE ROW LEVEL SECURITY;
CREATE POLICY parties ON representations USING (by_service() OR (by_viewer()
  AND (agency = viewing_organisation() OR EXISTS (
    SELECT FROM managers m WHERE m.id = representations.manager
      AND (m.owner = viewing_organisation() OR m.account = viewing_account())))));
