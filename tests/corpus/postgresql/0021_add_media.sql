-- A value can be used once this is committed, so whatever uses it comes later.
ALTER TYPE catalogue.medium ADD VALUE 'game' AFTER 'dvd';
ALTER TYPE catalogue.medium ADD VALUE IF NOT EXISTS 'e-book' BEFORE 'audiobook';

-- migrate:down
-- No value can be taken from an enum: a new one takes its place.
ALTER TABLE catalogue.work ALTER COLUMN medium DROP DEFAULT;
ALTER TYPE catalogue.medium RENAME TO medium_with_games;
CREATE TYPE catalogue.medium AS ENUM ('book', 'audiobook', 'dvd', 'magazine');
ALTER TABLE catalogue.work ALTER COLUMN medium TYPE catalogue.medium USING medium::text::catalogue.medium;
ALTER TABLE catalogue.work ALTER COLUMN medium SET DEFAULT 'book';
DROP TYPE catalogue.medium_with_games;
