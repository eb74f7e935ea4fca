-- Who is verified, and who may be shown whom. What decides is kept as the person or the organisation
-- wrote it; the keys beside it are the form in which names are compared, for the second wall.
SELECT set_config('veerman.scope', 'service', true);

ALTER TABLE organisations
  ADD COLUMN verification text NOT NULL DEFAULT 'none'
    CHECK (verification IN ('none', 'asked', 'verified', 'refused')),
  ADD COLUMN domain text CHECK (domain = lower(domain) AND char_length(domain) <= 253),
  ADD COLUMN register_number text CHECK (char_length(register_number) <= 60),
  ADD COLUMN verification_note text CHECK (char_length(verification_note) <= 500),
  ADD COLUMN verification_at timestamptz,
  ADD COLUMN hidden_from_managers uuid[] NOT NULL DEFAULT '{}',
  ADD COLUMN hidden_from_names text[] NOT NULL DEFAULT '{}',
  ADD COLUMN sight_keys text[] NOT NULL DEFAULT '{}';
CREATE INDEX organisations_asking ON organisations (created_at DESC, id DESC)
  WHERE verification = 'asked';
-- Until now administrators made organisations; whom they let in stays in.
UPDATE organisations SET verification = 'verified', verification_at = created_at;

ALTER TABLE managers
  ADD COLUMN discretion jsonb NOT NULL
    DEFAULT '{"visibility": "companies", "hiddenFrom": [], "represented": []}',
  ADD COLUMN visibility text NOT NULL DEFAULT 'companies'
    CHECK (visibility IN ('companies', 'agencies', 'hidden')),
  ADD COLUMN hidden_keys text[] NOT NULL DEFAULT '{}',
  ADD COLUMN representing uuid[] NOT NULL DEFAULT '{}';

-- Whether a right to represent has run out is decided before this wall: it stands on days.
DROP POLICY read ON managers;
CREATE POLICY read ON managers FOR SELECT USING (by_service() OR (by_viewer()
  AND (owner = viewing_organisation() OR account = viewing_account()
    OR (state = 'published' AND EXISTS (
      SELECT FROM organisations o
      WHERE o.id = viewing_organisation() AND o.kind <> 'practice'
        AND (managers.hidden_keys = '{}'
          OR (o.verification = 'verified' AND NOT o.sight_keys && managers.hidden_keys))
        AND NOT managers.id = ANY (o.hidden_from_managers)
        AND (managers.visibility = 'companies'
          OR (managers.visibility = 'agencies' AND o.id = ANY (managers.representing))))))));

-- What a manager wrote of an organisation does not take its confidential requests away: the manager
-- would learn from their going whose they are.
DROP POLICY read ON requests;
CREATE POLICY read ON requests FOR SELECT USING (by_service() OR (by_viewer()
  AND (owner = viewing_organisation() OR (state = 'published' AND NOT EXISTS (
    SELECT FROM organisations o JOIN managers m ON m.account = viewing_account()
    WHERE o.id = requests.owner AND (m.id = ANY (o.hidden_from_managers)
      OR (o.sight_keys && m.hidden_keys
        AND NOT (requests.document->>'confidential')::boolean)))))));
