-- The second wall: a statement that forgot its condition sees and changes only what its viewer may.
-- Whoever has not said whose rows are asked for sees none. Row security is forced, since the role of
-- the service owns the tables; a later migration that touches these rows begins with
--   SELECT set_config('veerman.scope', 'service', true);
CREATE FUNCTION by_service() RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT current_setting('veerman.scope', true) IN ('service', 'admin') $$;
CREATE FUNCTION by_viewer() RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT current_setting('veerman.scope', true) = 'viewer' $$;
CREATE FUNCTION viewing_organisation() RETURNS uuid LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('veerman.organisation', true), '')::uuid $$;
CREATE FUNCTION viewing_account() RETURNS uuid LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('veerman.account', true), '')::uuid $$;

ALTER TABLE managers ENABLE ROW LEVEL SECURITY;
ALTER TABLE managers FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON managers FOR SELECT USING (by_service() OR (by_viewer()
  AND (state = 'published' OR owner = viewing_organisation() OR account = viewing_account())));
CREATE POLICY make ON managers FOR INSERT WITH CHECK (by_service() OR (by_viewer()
  AND (owner = viewing_organisation() OR account = viewing_account())));
CREATE POLICY change ON managers FOR UPDATE USING (by_service() OR (by_viewer()
  AND (owner = viewing_organisation() OR account = viewing_account())));
CREATE POLICY remove ON managers FOR DELETE USING (by_service() OR (by_viewer()
  AND (owner = viewing_organisation() OR account = viewing_account())));

ALTER TABLE requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE requests FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON requests FOR SELECT USING (by_service() OR (by_viewer()
  AND (state = 'published' OR owner = viewing_organisation())));
CREATE POLICY make ON requests FOR INSERT WITH CHECK (by_service() OR (by_viewer()
  AND owner = viewing_organisation()));
CREATE POLICY change ON requests FOR UPDATE USING (by_service() OR (by_viewer()
  AND owner = viewing_organisation()));
CREATE POLICY remove ON requests FOR DELETE USING (by_service() OR (by_viewer()
  AND owner = viewing_organisation()));

-- Which profile a person claimed is asked at every sign-in, before there is a viewer.
CREATE FUNCTION profile_of(person uuid) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  before text := coalesce(current_setting('veerman.scope', true), '');
  claimed uuid;
BEGIN
  PERFORM set_config('veerman.scope', 'service', true);
  SELECT id INTO claimed FROM managers WHERE account = person;
  PERFORM set_config('veerman.scope', before, true);
  RETURN claimed;
END $$;
