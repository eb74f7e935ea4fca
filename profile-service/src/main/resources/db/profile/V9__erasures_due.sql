-- What was erased after the backup that stands here again was made, and is erased again at the start.
CREATE TABLE erasures_due (
  kind text NOT NULL CHECK (kind IN ('account', 'manager', 'request')),
  id uuid NOT NULL,
  PRIMARY KEY (kind, id)
);
