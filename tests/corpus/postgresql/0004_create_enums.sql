CREATE TYPE catalogue.medium AS ENUM ('book', 'audiobook', 'dvd', 'magazine');
CREATE TYPE catalogue.copy_state AS ENUM ('on shelf', 'lent', 'in repair', 'lost');
CREATE TYPE people.member_kind AS ENUM ('adult', 'child', 'school', 'Förderverein');

-- migrate:down
DROP TYPE people.member_kind;
DROP TYPE catalogue.copy_state;
DROP TYPE catalogue.medium;
