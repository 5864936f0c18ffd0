CREATE TYPE state AS ENUM ('draft', 'done');
CREATE TABLE notes (id bigint PRIMARY KEY, state state NOT NULL DEFAULT 'draft');
COMMENT ON TABLE notes IS 'what people write';

-- migrate:down
DROP TABLE notes;
DROP TYPE state;
